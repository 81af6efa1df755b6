import { register } from 'tsx/esm/api';

register();
await import('../../../src/server/engineWorker.ts');
