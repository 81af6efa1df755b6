import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';

/** HTTP clients of the time before promises, and what goes with them. */
export const classicHttpClientPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'superagent',
      version: '10.4.2',
      types: '@types/superagent@8.1.11',
      source: 'ladjs.github.io/superagent',
      declaredAs: { Agent: '', SARequest: 'Request', RequestBase: 'Request' },
    },
    [
      // A request is sent as soon as somebody waits for it.
      ['default get head options del delete post put patch', { ...request, returns: 'Request' }],
      [methodsOf('Request', 'end then catch finally'), { ...request, callback: later }],
      [
        methodsOf(
          'Request',
          'set unset query send type accept auth timeout retry redirects attach field buffer parse responseType ok use serialize sortQuery maxResponseSize ca key pfx cert',
        ),
        { ...light, returns: 'Request' },
      ],
      ['Request.abort Request.get Request.getHeader Request.toJSON Request.write', light],
      ['agent', light],
    ],
  ),
  definePackage(
    {
      name: 'needle',
      version: '3.5.0',
      types: '@types/needle@3.3.0',
      source: 'github.com/tomas/needle#readme',
      declaredAs: { needle: 'default', core: '' },
    },
    [
      ['default request get head post put patch delete', { ...request, callback: later }],
      ['defaults', light],
    ],
  ),
  definePackage(
    {
      name: 'request',
      version: '2.88.2',
      types: '@types/request@2.48.13',
      source: 'github.com/request/request#readme',
      declaredAs: { 'request.RequestAPI': '', 'request.Request': 'Request' },
    },
    [
      ['default request', { ...request, callback: later, returns: 'Request' }],
      ['get head post put patch del delete', { ...request, callback: later, returns: 'Request' }],
      ['defaults jar cookie forever', light],
      ['Request.on', { ...light, callback: later }],
      [methodsOf('Request', 'form auth abort end write pause resume destroy toJSON'), light],
    ],
  ),
  definePackage(
    {
      name: 'form-data',
      version: '4.0.6',
      source: 'github.com/form-data/form-data#readme',
      declaredAs: { FormData: 'default' },
    },
    [
      ['default', { ...light, returns: 'FormData' }],
      [
        methodsOf('FormData', 'append getHeaders setBoundary getBoundary getLengthSync hasKnownLength'),
        light,
      ],
      // One copy of everything that was appended.
      ['FormData.getBuffer', { effect: 'cpu', work: { fixedNs: 20_000 } }],
      ['FormData.getLength', { effect: 'io-async', waitMs: 2, callback: later }],
      ['FormData.submit', { ...request, callback: later }],
    ],
  ),
];
