import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, query } from '../package.ts';

const queryOrCallback = { ...query, callback: later } as const;
const registered = { ...light, callback: later } as const;

/** Clients of message brokers: handlers of messages are run by the event loop, long after they were registered. */
export const messageBrokers: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'kafkajs',
      version: '2.2.4',
      source: 'kafka.js.org/docs/producing',
      declaredAs: { Sender: 'Producer' },
    },
    [
      ['Kafka', { ...light, returns: 'Kafka' }],
      ['Kafka.producer', { ...light, returns: 'Producer' }],
      ['Kafka.consumer', { ...light, returns: 'Consumer' }],
      ['Kafka.admin', { ...light, returns: 'Admin' }],
      ['Producer.connect Producer.disconnect Producer.send Producer.sendBatch', query],
      ['Producer.transaction', { ...query, returns: 'Transaction' }],
      ['Transaction.commit Transaction.abort Transaction.sendOffsets', query],
      ['Consumer.connect Consumer.disconnect Consumer.subscribe Consumer.run Consumer.stop', query],
      ['Consumer.commitOffsets Consumer.describeGroup', query],
      ['Consumer.seek Consumer.pause Consumer.resume Consumer.paused', light],
      ['EachBatchPayload.heartbeat EachBatchPayload.commitOffsetsIfNecessary', query],
      ['EachBatchPayload.resolveOffset EachBatchPayload.isRunning EachBatchPayload.isStale', light],
      ['EachBatchPayload.pause EachBatchPayload.uncommittedOffsets', light],
      [
        methodsOf(
          'Admin',
          `connect disconnect createTopics deleteTopics listTopics createPartitions fetchTopicMetadata
           fetchTopicOffsets fetchOffsets setOffsets resetOffsets describeCluster listGroups describeGroups
           deleteGroups describeConfigs alterConfigs deleteTopicRecords createAcls deleteAcls describeAcls`,
        ),
        query,
      ],
    ],
  ),
  definePackage(
    {
      name: 'amqplib',
      version: '2.3.1',
      source: 'amqp-node.github.io/amqplib/channel_api.html',
      declaredAs: {
        ChannelModel: 'Connection',
        RecoveringChannelModel: 'Connection',
        RecoveringConnection: 'Connection',
        ConfirmChannel: 'Channel',
      },
    },
    [
      ['connect', { ...queryOrCallback, returns: 'Connection' }],
      [
        'Connection.createChannel Connection.createConfirmChannel',
        { ...queryOrCallback, returns: 'Channel' },
      ],
      ['Connection.close Connection.updateSecret', query],
      [
        methodsOf(
          'Channel',
          `assertQueue checkQueue deleteQueue purgeQueue bindQueue unbindQueue assertExchange checkExchange
           deleteExchange bindExchange unbindExchange get cancel close recover prefetch waitForConfirms`,
        ),
        query,
      ],
      ['Channel.consume', { ...query, callback: { argument: 1, calls: 'later' } }],
      // They write to the socket's buffer and do not wait for the broker.
      ['Channel.publish Channel.sendToQueue', registered],
      ['Channel.ack Channel.ackAll Channel.nack Channel.nackAll Channel.reject', light],
    ],
  ),
  definePackage(
    {
      name: 'nats',
      version: '2.29.3',
      source: 'github.com/nats-io/nats.node#readme',
      declaredAs: { NatsConnectionImpl: 'NatsConnection', RoKV: 'KV', KvRemove: 'KV' },
    },
    [
      ['connect', { ...query, returns: 'NatsConnection' }],
      ['NatsConnection.request NatsConnection.requestMany NatsConnection.flush NatsConnection.drain', query],
      ['NatsConnection.close NatsConnection.rtt NatsConnection.reconnect', query],
      ['NatsConnection.publish NatsConnection.publishMessage NatsConnection.subscribe', light],
      ['NatsConnection.isClosed NatsConnection.getServer NatsConnection.stats', light],
      ['NatsConnection.closed NatsConnection.status', light],
      ['NatsConnection.jetstream', { ...light, returns: 'JetStreamClient' }],
      ['NatsConnection.jetstreamManager', { ...query, returns: 'JetStreamManager' }],
      ['JetStreamClient.publish JetStreamClient.fetch JetStreamClient.pull', query],
      ['JetStreamClient.subscribe JetStreamClient.pullSubscribe', query],
      ['JetStreamClient.jetstreamManager JetStreamManager.getAccountInfo', query],
      ['StreamAPI.add StreamAPI.info StreamAPI.update StreamAPI.delete StreamAPI.purge', query],
      ['StreamAPI.find StreamAPI.getMessage StreamAPI.deleteMessage', query],
      ['ConsumerAPI.add ConsumerAPI.info ConsumerAPI.update ConsumerAPI.delete Consumers.get', query],
      ['Views.kv', { ...query, returns: 'KV' }],
      ['Views.os', { ...query, returns: 'ObjectStore' }],
      ['KV.get KV.put KV.create KV.update KV.delete KV.purge KV.destroy KV.keys KV.status', query],
      ['KV.history KV.watch', query],
      ['ObjectStore.*', query],
      ['JsMsg.ack JsMsg.nak JsMsg.term JsMsg.working JsMsg.json JsMsg.string', light],
      ['JsMsg.ackAck', query],
      ['Msg.respond Msg.json Msg.string', light],
      ['StringCodec JSONCodec', { ...light, returns: 'Codec' }],
      // Messages are small.
      ['Codec.encode Codec.decode headers createInbox', light],
    ],
  ),
  definePackage(
    {
      name: 'mqtt',
      version: '5.16.0',
      source: 'github.com/mqttjs/MQTT.js#readme',
    },
    [
      ['connect', { ...light, returns: 'MqttClient' }],
      ['connectAsync', { ...query, returns: 'MqttClient' }],
      ['MqttClient default', { ...light, returns: 'MqttClient' }],
      ['MqttClient.publishAsync MqttClient.subscribeAsync MqttClient.unsubscribeAsync', query],
      ['MqttClient.endAsync', query],
      // They send and call back; what follows does not wait for them.
      ['MqttClient.publish MqttClient.subscribe MqttClient.unsubscribe MqttClient.end', registered],
      ['MqttClient.reconnect MqttClient.removeOutgoingMessage MqttClient.getLastMessageId', light],
      ['MqttClient.handleMessage', registered],
    ],
  ),
  definePackage(
    {
      name: 'rhea',
      version: '3.0.5',
      source: 'github.com/amqp/rhea#readme',
    },
    [
      ['create_container', { ...light, returns: 'Container' }],
      ['Container.create_container', { ...light, returns: 'Container' }],
      // Everything is sent from the event loop and answered by events.
      ['Container.connect Container.create_connection', { ...light, returns: 'Connection' }],
      ['connect', { ...light, returns: 'Connection' }],
      ['Container.listen Container.generate_uuid Container.websocket_connect', light],
      ['Connection.open_sender Session.open_sender', { ...light, returns: 'Sender' }],
      ['Connection.open_receiver Session.open_receiver', { ...light, returns: 'Receiver' }],
      ['Connection.create_session', { ...light, returns: 'Session' }],
      ['Sender.send Sender.sendable Receiver.add_credit Receiver.drain_credit', light],
      ['Connection.open Connection.close Connection.send Session.close Session.begin', light],
      ['Delivery.accept Delivery.release Delivery.reject Delivery.update', light],
    ],
  ),
];
