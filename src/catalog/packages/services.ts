import type { CataloguedPackage } from '../package.ts';
import { apiServicePackages } from './apiServices.ts';
import { graphqlPackages } from './graphql.ts';
import { messagingPackages } from './messaging.ts';
import { telemetryPackages } from './telemetry.ts';

/** Clients of services: language models, payments, mail, chats; remote calls and telemetry. */
export const servicePackages: readonly CataloguedPackage[] = [
  ...apiServicePackages,
  ...messagingPackages,
  ...graphqlPackages,
  ...telemetryPackages,
];
