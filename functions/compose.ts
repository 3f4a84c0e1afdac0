import { type Links, linksOf } from '../shared/app/links.ts';
import type { Unreadable } from '../shared/app/ports.ts';
import { databaseClient, type Records, recordsIn } from './database.ts';
import { type Environment, settingBad } from './environment.ts';
import { type OpenOffice, officeIn } from './office.ts';

/** What all functions together work with, in one process: on one machine. */
export interface Composition extends Records {
  links: Links;
  office: OpenOffice;
}

/** @throws Refusal when the environment holds no keys for links. */
export function compose(
  environment: Environment,
  client = databaseClient(environment.DYNAMODB_ENDPOINT),
  leftOut: (unreadable: Unreadable) => void = () => undefined,
): Composition {
  if (!environment.LINK_KEYS) throw settingBad('LINK_KEYS', '(unset)');
  const links = linksOf(environment.LINK_KEYS, environment.PUBLIC_URL);
  return { ...recordsIn(environment, leftOut, client), links, office: officeIn(environment, links) };
}
