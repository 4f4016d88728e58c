import 'server-only'
import { type Reader, ResponseError, Writer, createAPI } from '@platformatic/kafka'

export interface DescribeClusterAnswer {
  clusterId: string
  controllerId: number
  brokers: { brokerId: number; host: string; port: number; rack: string | null; isFenced: boolean }[]
}

/*
  DescribeCluster Request (Version: 2) => include_cluster_authorized_operations endpoint_type include_fenced_brokers TAG_BUFFER
  Version 2 (KIP-1073) is the only request that also names registered brokers the controller counts as gone.
*/
function createRequest(includeFencedBrokers: boolean): Writer {
  const brokersEndpoint = 1
  return Writer.create().appendBoolean(false).appendInt8(brokersEndpoint).appendBoolean(includeFencedBrokers).appendTaggedFields()
}

function parseResponse(_correlationId: number, apiKey: number, apiVersion: number, reader: Reader): DescribeClusterAnswer {
  reader.readInt32() // throttle_time_ms
  const errorCode = reader.readInt16()
  const errorMessage = reader.readNullableString()
  reader.readInt8() // endpoint_type
  const answer = {
    clusterId: reader.readString(),
    controllerId: reader.readInt32(),
    brokers: reader.readArray((r) => ({
      brokerId: r.readInt32(),
      host: r.readString(),
      port: r.readInt32(),
      rack: r.readNullableString(),
      isFenced: r.readBoolean(),
    })),
  }
  reader.readInt32() // cluster_authorized_operations
  reader.readTaggedFields()
  if (errorCode !== 0) throw new ResponseError(apiKey, apiVersion, { '/': [errorCode, errorMessage] }, { errorCode })
  return answer
}

export const describeClusterV2 = createAPI<[includeFencedBrokers: boolean], DescribeClusterAnswer>(60, 2, createRequest, parseResponse)
