import type { Policy } from "../../lib/policy";

export const encryption: readonly Policy[] = [];
