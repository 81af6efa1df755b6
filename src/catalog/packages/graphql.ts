import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';

const cpu = (fixedNs: number) => ({ effect: 'cpu', work: { fixedNs } }) as const;
const registers = { ...light, callback: later } as const;

/** GraphQL and remote procedure calls. Weights were measured with a schema of sixty types (8,000 characters). */
export const graphqlPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'graphql',
      version: '17.1.0',
      source: 'www.graphql-js.org/api-v16/graphql',
    },
    [
      ['parse parseValue parseType', cpu(60_000)],
      ['validate', cpu(700_000)],
      ['print stripIgnoredCharacters visit', cpu(100_000)],
      // What resolvers wait for is theirs; going through the answer is done here.
      ['execute executeSync', cpu(500_000)],
      ['graphql graphqlSync', cpu(1_500_000)],
      ['subscribe', { effect: 'io-async', waitMs: 5, work: { fixedNs: 100_000 } }],
      ['buildSchema', { effect: 'cpu', work: { fixedNs: 100_000, perUnitNs: 500, over: 0 } }],
      ['buildASTSchema extendSchema', cpu(3_000_000)],
      ['buildClientSchema introspectionFromSchema', cpu(5_000_000)],
      ['printSchema lexicographicSortSchema validateSchema', cpu(1_000_000)],
      ['GraphQLSchema', cpu(200_000)],
      ['GraphQLObjectType GraphQLInputObjectType GraphQLEnumType GraphQLScalarType', light],
      ['GraphQLInterfaceType GraphQLUnionType GraphQLList GraphQLNonNull GraphQLError', light],
      ['getNamedType getNullableType isObjectType isNonNullType isListType isScalarType isEnumType', light],
      ['isInputObjectType isInterfaceType isUnionType isLeafType isCompositeType getOperationAST', light],
      [methodsOf('GraphQLSchema', 'getType getQueryType getMutationType getTypeMap getDirectives'), light],
      ['GraphQLObjectType.getFields GraphQLInterfaceType.getFields GraphQLError.toJSON', light],
    ],
  ),
  definePackage(
    {
      name: '@apollo/server',
      version: '5.5.1',
      source: 'www.apollographql.com/docs/apollo-server',
    },
    [
      // The schema is built from its text.
      ['ApolloServer', { effect: 'cpu', work: { fixedNs: 20_000_000 }, returns: 'ApolloServer' }],
      // Documents are kept; resolvers mostly wait.
      [
        'ApolloServer.executeOperation ApolloServer.executeHTTPGraphQLRequest',
        { effect: 'io-async', waitMs: 5, work: { fixedNs: 200_000 } },
      ],
      ['ApolloServer.start ApolloServer.stop ApolloServer.addPlugin startStandaloneServer', registers],
      ['ApolloServerPluginDrainHttpServer ApolloServerPluginCacheControl', light],
    ],
  ),
  definePackage(
    {
      name: '@grpc/grpc-js',
      version: '1.14.7',
      source: 'grpc.github.io/grpc/node/grpc.html',
      declaredAs: { ServerCredentials: 'ServerCredentials', ChannelCredentials: 'credentials' },
    },
    [
      ['Client', { ...light, returns: 'Client' }],
      ['Client.makeUnaryRequest Client.waitForReady', { ...request, callback: later }],
      ['Client.makeClientStreamRequest', { ...request, callback: later }],
      ['Client.makeServerStreamRequest Client.makeBidiStreamRequest Client.close Client.getChannel', light],
      ['loadPackageDefinition makeGenericClientConstructor', light],
      [
        methodsOf(
          'credentials',
          'createInsecure createSsl createFromMetadataGenerator combineChannelCredentials',
        ),
        light,
      ],
      ['ServerCredentials.createInsecure ServerCredentials.createSsl', light],
      ['Server', { ...light, returns: 'Server' }],
      [methodsOf('Server', 'addService bindAsync start tryShutdown forceShutdown register'), registers],
      ['Metadata', { ...light, returns: 'Metadata' }],
      [methodsOf('Metadata', 'get set add remove getMap clone merge'), light],
    ],
  ),
];
