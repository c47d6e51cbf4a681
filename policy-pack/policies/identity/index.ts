import type { Policy } from "../../lib/policy";

export const identity: readonly Policy[] = [];
