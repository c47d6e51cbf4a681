import { cidrOf } from "./cidr";

/** Docker's own network on every instance: containers cannot reach what lies in it beyond the instance. */
export const dockerRange = cidrOf("172.17.0.0/16");
