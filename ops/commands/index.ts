import type { OpsCommand } from "../command";
import { deploy } from "./deploy";
import { drain } from "./drain";
import { env } from "./env";
import { exec } from "./exec";
import { logs } from "./logs";
import { promote } from "./promote";
import { release } from "./release";
import { restart } from "./restart";
import { rollback } from "./rollback";
import { run } from "./run";
import { scale } from "./scale";
import { status } from "./status";
import { undeployed } from "./undeployed";
import { vpnStatus } from "./vpn-status";

/** In the order of --help. */
export const commands: readonly OpsCommand[] = [
    status,
    release,
    deploy,
    promote,
    rollback,
    restart,
    scale,
    run,
    env,
    logs,
    exec,
    drain,
    vpnStatus,
    undeployed,
];
