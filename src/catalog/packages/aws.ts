import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';

/** A stream of a body that is collected into one value. */
const body = { effect: 'io-async', waitMs: 5 } as const;

/** Clients of Amazon Web Services. */
export const awsPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: '@aws-sdk/client-*',
      version: '3.1175.0',
      source: 'docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest',
      declaredIn: ['@smithy/smithy-client', '@smithy/core', '@smithy/types', '@aws-sdk/lib-dynamodb'],
      alsoInstall: [
        '@aws-sdk/client-s3@3.1175.0',
        '@aws-sdk/client-sqs@3.1175.0',
        '@aws-sdk/lib-dynamodb@3.1169.0',
        '@aws-sdk/client-dynamodb@3.1169.0',
        '@smithy/core@3.41.1',
        '@smithy/types@4.20.0',
      ],
      declaredAs: { SdkStreamMixin: 'Output.Body' },
    },
    [
      ['*.send', { ...request, callback: later, returns: 'Output' }],
      [methodsOf('Output.Body', 'transformToString transformToByteArray'), body],
      ['Output.Body.transformToWebStream', light],
      ['*.destroy *.resolveMiddleware *Exception.*', light],
      ['DynamoDBDocumentClient.from', { ...light, returns: 'DynamoDBDocumentClient' }],
      ['DynamoDBDocument.from', { ...light, returns: 'DynamoDBDocument' }],
      // Pages are asked for as they are gone through.
      ['paginate*', request],
      ['waitUntil* waitFor*', { effect: 'io-async', waitMs: 5_000 }],
      // Clients that have a method for each command: `S3`, `SQS`.
      ['*.*', { ...request, callback: later }],
      ['*', light],
    ],
  ),
  definePackage(
    {
      name: '@aws-sdk/lib-storage',
      version: '3.1175.0',
      source: 'docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-storage',
    },
    [
      ['Upload', { ...light, returns: 'Upload' }],
      ['Upload.done', { effect: 'io-async', waitMs: 200 }],
      ['Upload.on', { ...light, callback: later }],
      ['Upload.abort', light],
    ],
  ),
  definePackage(
    {
      name: '@aws-sdk/s3-request-presigner',
      version: '3.1169.0',
      source: 'docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-s3-request-presigner',
    },
    [
      // Signed here; only credentials may have to be asked for.
      ['getSignedUrl S3RequestPresigner.presign', { effect: 'cpu', work: { fixedNs: 300_000 } }],
      ['S3RequestPresigner', { ...light, returns: 'S3RequestPresigner' }],
    ],
  ),
  definePackage(
    {
      name: 'aws-sdk',
      version: '2.1693.0',
      source: 'docs.aws.amazon.com/AWSJavaScriptSDK/latest',
      declaredAs: {
        Config: 'config',
        DocumentClient: 'DynamoDB.DocumentClient',
        Converter: 'DynamoDB.Converter',
        ManagedUpload: 'S3.ManagedUpload',
      },
    },
    [
      ['*.promise', request],
      ['Request.send ManagedUpload.send', { ...request, callback: later }],
      ['Request.on Request.abort Request.createReadStream', { ...light, callback: later }],
      ['config.update config.loadFromPath', light],
      ['Credentials', { ...light, returns: 'Credentials' }],
      ['Credentials.get Credentials.refresh', { ...request, callback: later }],
      ['DynamoDB.DocumentClient', { ...light, returns: 'DocumentClient' }],
      ['S3.ManagedUpload', { ...light, returns: 'ManagedUpload' }],
      ['*.getSignedUrl', light],
      [methodsOf('DynamoDB.Converter', 'marshall unmarshall input output'), light],
      // Each service has a class, and each of its methods gives a request that is sent once somebody waits for it.
      ['*.*', { ...request, callback: later, returns: 'Request' }],
      ['*', light],
    ],
  ),
];
