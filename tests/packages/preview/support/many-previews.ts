import { main } from "@platform/cli/main";
import { capturing } from "../../cli/capturing";
import type { Ran } from "./run-preview";

/** Previews one program after the other: loading the SDK takes longer than most of them. */
async function previews(all: readonly (readonly string[])[]): Promise<readonly Ran[]> {
    const ran: Ran[] = [];
    for (const args of all) {
        ran.push(await capturing(() => main(args)));
    }
    return ran;
}

void previews(JSON.parse(process.argv[2] ?? "[]") as string[][]).then((ran) => {
    process.stdout.write(JSON.stringify(ran));
});
