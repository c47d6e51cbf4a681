import type { Finding } from "@platform/aws-model/finding";
import type { Project } from "../project/project";
import type { World } from "../result";
import { askedForFunctionCode } from "./function-code";
import type { Host, RunInput } from "./host";
import type { Settle } from "./idle";
import { InProcessHost } from "./in-process";
import { LanguageHost } from "./language-host";
import { ownHostReason } from "./program";

/** Which way a program is to be run. */
export interface Way {
    /** In Pulumi's own host, whatever the program is. */
    readonly grpc: boolean;
    /** Without shortcuts. */
    readonly plainSdk: boolean;
    /** How the end of a program in this process is known. */
    readonly settle: Settle;
}

/**
 * The host for a program: this process, which is fast, or Pulumi's own where only that gives the right answer.
 *
 * @throws UsageError when the project has no SDK that the preview works with.
 */
export function openHost(project: Project, way: Way): Host {
    if (way.grpc) {
        return new LanguageHost(project);
    }
    const reason = ownHostReason(project);
    return reason === undefined ? new CarefulHost(project, way) : new LanguageHost(project, [ownHostNote(reason)]);
}

/** Runs a program in this process until it turns out that it makes code of functions, and then in Pulumi's own host. */
class CarefulHost implements Host {
    readonly concurrent = false;
    private host: Host;

    constructor(
        private readonly project: Project,
        { settle, plainSdk }: Way,
    ) {
        this.host = new InProcessHost(project, { settle, shortcuts: !plainSdk });
    }

    get notes(): readonly Finding[] {
        return this.host.notes;
    }

    get files(): readonly string[] | undefined {
        return this.host.files;
    }

    async run(input: RunInput): Promise<World> {
        const world = await this.host.run(input);
        if (this.host instanceof LanguageHost || !askedForFunctionCode()) {
            return world;
        }
        this.host = new LanguageHost(this.project, [ownHostNote(MAKES_CODE)]);
        return await this.host.run(input);
    }

    close(): Promise<void> {
        return this.host.close();
    }
}

const MAKES_CODE = "makes code of its functions (callback functions, dynamic providers)";

function ownHostNote(reason: string): Finding {
    return {
        source: "program",
        level: "advisory",
        code: "own-host",
        message: `the program ${reason}, so it ran in Pulumi's own host, as with --grpc: that takes longer`,
    };
}
