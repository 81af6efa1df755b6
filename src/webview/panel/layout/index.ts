/** The layout, which the service has too. */
export * from '../../../profile/index.ts';
