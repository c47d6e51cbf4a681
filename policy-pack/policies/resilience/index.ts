import type { Policy } from "../../lib/policy";

export const resilience: readonly Policy[] = [];
