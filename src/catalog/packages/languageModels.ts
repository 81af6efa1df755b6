import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, type Row } from '../package.ts';
import { over } from './textWork.ts';

/** One pass through a model of some hundred megabytes; the thread that calls is held, promise or not. */
const inference = { effect: 'cpu', work: { fixedNs: 100_000_000 } } as const;

/** Reading a model. */
const loading = { effect: 'cpu', work: { fixedNs: 300_000_000 } } as const;

/** What both packages of transformers.js have. */
const transformers: readonly Row[] = [
  // Fetches the model, or reads it from the cache.
  ['pipeline', { effect: 'io-async', waitMs: 1_000, work: { fixedNs: 300_000_000 }, returns: 'Pipeline' }],
  ['*.from_pretrained', { effect: 'io-async', waitMs: 1_000, work: { fixedNs: 100_000_000 } }],
  ['Pipeline *._call *.generate', inference],
  ['PreTrainedTokenizer.encode PreTrainedTokenizer.decode', { effect: 'cpu', work: { fixedNs: 200_000 } }],
  ['Pipeline.dispose PreTrainedModel.dispose', light],
  ['RawImage.read RawImage.fromURL', { effect: 'io-async', waitMs: 20, returns: 'RawImage' }],
];

/** Models, and language without them. */
export const languageModelPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'onnxruntime-node',
      version: '1.30.0',
      source: 'onnxruntime.ai/docs/api/js/',
      declaredIn: ['onnxruntime-common'],
      declaredAs: { InferenceSessionFactory: 'InferenceSession', TensorConstructor: 'Tensor' },
      alsoInstall: ['onnxruntime-common@1.30.0'],
    },
    [
      ['InferenceSession.create', { ...loading, returns: 'InferenceSession' }],
      ['InferenceSession.run', inference],
      ['InferenceSession.release', light],
      ['Tensor', { ...light, returns: 'Tensor' }],
    ],
  ),
  definePackage(
    {
      name: '@xenova/transformers',
      version: '2.17.2',
      source: 'huggingface.co/docs/transformers.js/v2.17.2/index',
    },
    [...transformers, ['cos_sim dot', light]],
  ),
  definePackage(
    {
      name: '@huggingface/transformers',
      version: '4.3.1',
      source: 'huggingface.co/docs/transformers.js/index',
    },
    [...transformers],
  ),
  definePackage(
    {
      name: 'natural',
      version: '8.1.1',
      source: 'naturalnode.github.io/natural/',
      declaredAs: {
        ClassifierBase: 'Classifier',
        Phonetic: 'Metaphone',
        Stemmer: 'PorterStemmer',
        RegexpTokenizer: 'WordTokenizer',
        SingularPluralInflector: 'NounInflector',
      },
    },
    [
      ['WordTokenizer', { ...light, returns: 'WordTokenizer' }],
      ['SentenceTokenizer', { ...light, returns: 'SentenceTokenizer' }],
      ['WordTokenizer.tokenize SentenceTokenizer.tokenize', over(50)],
      ['PorterStemmer.stem Metaphone.process SoundEx.process', { effect: 'light', work: { fixedNs: 3_000 } }],
      ['PorterStemmer.tokenizeAndStem', over(600)],
      ['BayesClassifier LogisticRegressionClassifier', { ...light, returns: 'Classifier' }],
      ['Classifier.addDocument', { effect: 'light', work: { fixedNs: 20_000 } }],
      ['Classifier.train Classifier.retrain', { effect: 'cpu', work: { fixedNs: 20_000_000 } }],
      ['Classifier.classify Classifier.getClassifications', { effect: 'cpu', work: { fixedNs: 500_000 } }],
      ['Classifier.save', { effect: 'io-async', waitMs: 3, callback: later }],
      ['TfIdf', { ...light, returns: 'TfIdf' }],
      ['TfIdf.addDocument', over(200)],
      ['TfIdf.addFileSync', { effect: 'io-sync', waitMs: 1 }],
      [methodsOf('TfIdf', 'tfidfs listTerms'), { effect: 'cpu', work: { fixedNs: 1_000_000 } }],
      ['TfIdf.tfidf', { effect: 'light', work: { fixedNs: 20_000 } }],
      ['SentimentAnalyzer', { ...light, returns: 'SentimentAnalyzer' }],
      ['SentimentAnalyzer.getSentiment', over(1_000)],
      ['Spellcheck', { ...over(1_000), returns: 'Spellcheck' }],
      ['Spellcheck.getCorrections', { effect: 'cpu', work: { fixedNs: 2_000_000 } }],
      ['Spellcheck.isCorrect NounInflector', light],
      [
        'LevenshteinDistance DamerauLevenshteinDistance JaroWinklerDistance DiceCoefficient',
        { effect: 'light', work: { fixedNs: 5_000 } },
      ],
    ],
  ),
];
