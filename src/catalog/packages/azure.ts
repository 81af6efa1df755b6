import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';

/** Clients of Azure. */
export const azurePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: '@azure/storage-blob',
      version: '12.34.0',
      source: 'learn.microsoft.com/javascript/api/@azure/storage-blob',
      declaredAs: { BlobClient: 'BlockBlobClient', AppendBlobClient: 'BlockBlobClient' },
    },
    [
      [
        'BlobServiceClient BlobServiceClient.fromConnectionString',
        { ...light, returns: 'BlobServiceClient' },
      ],
      ['BlobServiceClient.getContainerClient ContainerClient', { ...light, returns: 'ContainerClient' }],
      [
        methodsOf(
          'ContainerClient',
          'getBlobClient getBlockBlobClient getAppendBlobClient getPageBlobClient',
        ),
        { ...light, returns: 'BlockBlobClient' },
      ],
      ['BlockBlobClient', { ...light, returns: 'BlockBlobClient' }],
      [
        methodsOf(
          'BlobServiceClient',
          'createContainer deleteContainer getProperties setProperties getUserDelegationKey getAccountInfo listContainers',
        ),
        request,
      ],
      [
        methodsOf(
          'ContainerClient',
          'create createIfNotExists delete deleteIfExists exists getProperties setMetadata uploadBlockBlob deleteBlob listBlobsFlat listBlobsByHierarchy',
        ),
        request,
      ],
      [
        methodsOf(
          'BlockBlobClient',
          'upload uploadData uploadFile uploadStream download downloadToBuffer downloadToFile delete deleteIfExists exists getProperties setMetadata setHTTPHeaders getTags setTags stageBlock commitBlockList createSnapshot syncCopyFromURL beginCopyFromURL appendBlock query',
        ),
        request,
      ],
      ['StorageSharedKeyCredential generateBlobSASQueryParameters ContainerClient.generateSasUrl', light],
      ['BlockBlobClient.generateSasUrl', light],
    ],
  ),
  definePackage(
    {
      name: '@azure/identity',
      version: '4.14.1',
      source: 'learn.microsoft.com/javascript/api/@azure/identity',
    },
    [
      ['*Credential', light],
      ['*.getToken', { effect: 'io-async', waitMs: 100 }],
      ['getBearerTokenProvider', light],
    ],
  ),
  definePackage(
    {
      name: '@azure/service-bus',
      version: '7.9.5',
      source: 'learn.microsoft.com/javascript/api/@azure/service-bus',
    },
    [
      ['ServiceBusClient', { ...light, returns: 'ServiceBusClient' }],
      ['ServiceBusClient.createSender', { ...light, returns: 'ServiceBusSender' }],
      ['ServiceBusClient.createReceiver', { ...light, returns: 'ServiceBusReceiver' }],
      ['ServiceBusClient.acceptSession ServiceBusClient.acceptNextSession ServiceBusClient.close', request],
      [
        methodsOf(
          'ServiceBusSender',
          'sendMessages scheduleMessages cancelScheduledMessages createMessageBatch close',
        ),
        request,
      ],
      [
        methodsOf(
          'ServiceBusReceiver',
          'receiveMessages peekMessages completeMessage abandonMessage deadLetterMessage deferMessage renewMessageLock receiveDeferredMessages close',
        ),
        request,
      ],
      ['ServiceBusReceiver.subscribe', { ...light, callback: later }],
      ['ServiceBusMessageBatch.tryAddMessage', light],
      ['ServiceBusAdministrationClient', { ...light, returns: 'ServiceBusAdministrationClient' }],
      [
        methodsOf(
          'ServiceBusAdministrationClient',
          'createQueue getQueue deleteQueue createTopic getTopic deleteTopic createSubscription getSubscription deleteSubscription queueExists topicExists',
        ),
        request,
      ],
    ],
  ),
  definePackage(
    {
      name: '@azure/cosmos',
      version: '4.10.1',
      source: 'learn.microsoft.com/javascript/api/@azure/cosmos',
      declaredAs: {
        Databases: 'CosmosClient.databases',
        Containers: 'Database.containers',
        Items: 'Container.items',
      },
    },
    [
      ['CosmosClient', { ...light, returns: 'CosmosClient' }],
      ['CosmosClient.database', { ...light, returns: 'Database' }],
      ['Database.container', { ...light, returns: 'Container' }],
      ['Container.item', { ...light, returns: 'Item' }],
      [methodsOf('CosmosClient.databases', 'create createIfNotExists'), request],
      [methodsOf('Database.containers', 'create createIfNotExists'), request],
      [methodsOf('Container.items', 'create upsert batch bulk'), request],
      [
        'Container.items.query Container.items.readAll CosmosClient.databases.readAll',
        { ...light, returns: 'QueryIterator' },
      ],
      ['QueryIterator.fetchAll QueryIterator.fetchNext QueryIterator.getAsyncIterator', request],
      ['QueryIterator.hasMoreResults', light],
      [methodsOf('Item', 'read replace delete patch'), request],
      ['Container.read Container.delete Container.replace Database.read Database.delete', request],
    ],
  ),
  definePackage(
    {
      name: '@azure/*',
      version: '4.12.0',
      source: 'learn.microsoft.com/javascript/api/overview/azure',
      alsoInstall: ['@azure/keyvault-secrets@4.12.0', '@azure/storage-queue@12.32.0'],
    },
    [
      // Keys and secrets, tables, queues: a client asks for everything that its methods name.
      ['*Client.get*Client *Client.from*', light],
      ['*Client.*', request],
      ['*Client *Credential', light],
    ],
  ),
];
