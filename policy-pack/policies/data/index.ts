import type { Policy } from "../../lib/policy";

export const data: readonly Policy[] = [];
