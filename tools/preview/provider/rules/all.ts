import { byType, type Check } from "../rule";
import { gatewayRules } from "./gateways";
import { nameRules } from "./names/names";
import { networkRules } from "./network";

/** What is checked of resources of a type, by token. */
export const CHECKS = byType([...nameRules, ...networkRules, ...gatewayRules]);

/** What is checked of every resource. */
export const GENERAL: readonly Check[] = [];
