import { IN_DATA } from "./in-data";
import { IN_NETWORK } from "./in-network";
import { IN_OPERATIONS } from "./in-operations";
import { IN_WEB } from "./in-web";
import type { Mistake } from "./mistake";

/** Mistakes in tests/fixtures/programs/web-shop. */
export const IN_PROGRAM: readonly Mistake[] = [...IN_NETWORK, ...IN_WEB, ...IN_DATA, ...IN_OPERATIONS];
