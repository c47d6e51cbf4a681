import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Why moto's server cannot be started here; undefined where it can. */
export function motoMissing(): string | undefined {
    const { error, status } = spawnSync("python3", ["-c", "import moto.server, flask_cors"], { stdio: "ignore" });
    if (error !== undefined) {
        return "there is no python3";
    }
    return status === 0 ? undefined : "python3 has no moto with its server (pip install 'moto[server]')";
}

/** moto: AWS in the memory of a Python process, on the loopback address. */
export class Moto {
    private constructor(
        readonly endpoint: string,
        private readonly server: ChildProcess,
    ) {}

    static async start(): Promise<Moto> {
        const port = await freePort();
        const endpoint = `http://127.0.0.1:${port}`;
        const program = `from moto.server import main; main(["-H", "127.0.0.1", "-p", "${port}"])`;
        const server = spawn("python3", ["-c", program], { stdio: "ignore" });
        while (!(await answers(endpoint))) {
            if (server.exitCode !== null) {
                throw new Error(`moto's server ended with ${server.exitCode}`);
            }
            await pause(50);
        }
        return new Moto(endpoint, server);
    }

    stop(): void {
        this.server.kill();
    }
}

async function answers(endpoint: string): Promise<boolean> {
    try {
        return (await fetch(`${endpoint}/moto-api/`)).ok;
    } catch {
        return false;
    }
}

async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
}
