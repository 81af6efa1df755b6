import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light, request } from '../package.ts';

/** A language model writes its answer. */
const answer = { effect: 'io-async', waitMs: 2_000 } as const;

/** Language models, payments, code hosting, search. */
export const apiServicePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'openai',
      version: '7.57.0',
      source: 'github.com/openai/openai-node#readme',
      declaredAs: {
        Completions: 'OpenAI.*.*',
        Responses: 'OpenAI.*',
        Embeddings: 'OpenAI.*',
        Images: 'OpenAI.*',
        Moderations: 'OpenAI.*',
        Files: 'OpenAI.*',
        Models: 'OpenAI.*',
        Batches: 'OpenAI.*',
        Transcriptions: 'OpenAI.*.*',
        Speech: 'OpenAI.*.*',
      },
    },
    [
      ['default OpenAI AzureOpenAI', { ...light, returns: 'OpenAI' }],
      [methodsOf('OpenAI.*.*', 'create parse stream runTools'), answer],
      [methodsOf('OpenAI.*', 'create parse stream generate edit'), answer],
      [methodsOf('OpenAI.*.*', 'retrieve list update delete'), request],
      [methodsOf('OpenAI.*', 'retrieve list delete cancel content createVariation'), request],
      ['toFile', { effect: 'io-async', waitMs: 2 }],
    ],
  ),
  definePackage(
    {
      name: '@anthropic-ai/sdk',
      version: '1.14.0',
      source: 'github.com/anthropics/anthropic-sdk-typescript#readme',
      declaredAs: { Messages: 'Anthropic.*', Models: 'Anthropic.*', Batches: 'Anthropic.*.*' },
    },
    [
      ['default Anthropic', { ...light, returns: 'Anthropic' }],
      [methodsOf('Anthropic.*', 'create stream parse'), answer],
      [methodsOf('Anthropic.*', 'countTokens retrieve list'), request],
      [methodsOf('Anthropic.*.*', 'create retrieve list cancel delete results'), request],
      ['toFile', { effect: 'io-async', waitMs: 2 }],
    ],
  ),
  definePackage(
    {
      name: 'stripe',
      version: '23.1.0',
      source: 'docs.stripe.com/api',
      declaredAs: {
        WebhookObject: 'Stripe.webhooks',
        __type: 'Stripe.webhooks',
        Webhooks: 'Stripe.webhooks',
      },
    },
    [
      ['default Stripe', { ...light, returns: 'Stripe' }],
      [
        'Stripe.webhooks.constructEvent Stripe.webhooks.generateTestHeaderString',
        { effect: 'cpu', work: { fixedNs: 50_000 } },
      ],
      ['Stripe.webhooks.constructEventAsync', { effect: 'cpu', work: { fixedNs: 50_000 } }],
      ['*Resource.*', request],
      // `stripe.customers.create`, `stripe.checkout.sessions.create`
      ['Stripe.*.* Stripe.*.*.*', request],
    ],
  ),
  definePackage(
    {
      name: '@octokit/rest',
      version: '22.0.1',
      source: 'octokit.github.io/rest.js/v22',
      declaredIn: [
        '@octokit/core',
        '@octokit/types',
        '@octokit/plugin-rest-endpoint-methods',
        '@octokit/plugin-paginate-rest',
      ],
      alsoInstall: [
        '@octokit/core@7.0.8',
        '@octokit/plugin-rest-endpoint-methods@17.0.0',
        '@octokit/types@16.0.0',
        '@octokit/plugin-paginate-rest@14.0.0',
      ],
      declaredAs: {
        RestEndpointMethods: 'Octokit.rest',
        __type: 'Octokit.rest.*',
        RequestInterface: 'Octokit',
        PaginateInterface: 'Octokit.paginate',
      },
    },
    [
      ['Octokit', { ...light, returns: 'Octokit' }],
      ['Octokit.request Octokit.graphql', request],
      ['Octokit.paginate Octokit.paginate.iterator', { effect: 'io-async', waitMs: 200 }],
      ['Octokit.rest.*.*', request],
    ],
  ),
  definePackage(
    {
      name: 'algoliasearch',
      version: '5.64.0',
      source: 'www.algolia.com/doc/libraries/javascript/v5',
      declaredIn: ['@algolia/client-search'],
      alsoInstall: ['@algolia/client-search@5.64.0'],
      declaredAs: { createSearchClient: 'Algoliasearch', __type: 'Algoliasearch' },
    },
    [
      ['algoliasearch', { ...light, returns: 'Algoliasearch' }],
      [
        methodsOf(
          'Algoliasearch',
          'search searchSingleIndex searchForFacetValues saveObject saveObjects getObject getObjects partialUpdateObject partialUpdateObjects addOrUpdateObject deleteObject deleteObjects deleteBy replaceAllObjects browse browseObjects batch setSettings getSettings listIndices clearObjects deleteIndex saveSynonyms saveRules',
        ),
        request,
      ],
      ['Algoliasearch.waitForTask', { effect: 'io-async', waitMs: 1_000 }],
    ],
  ),
];
