import type { Policy } from "../../lib/policy";

export const audit: readonly Policy[] = [];
