import type { OpsCommand } from "../command";
import { deploy } from "./deploy";
import { rollback } from "./rollback";
import { run } from "./run";
import { status } from "./status";

/** In the order of --help. */
export const commands: readonly OpsCommand[] = [status, deploy, rollback, run];
