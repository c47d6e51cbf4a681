import path from "node:path";
import { FakeAws } from "./fake-aws";
import { operate, type Ran } from "./operator";
import { FakeRegistry } from "./registry";

/** The project whose services take their images from the registry. */
export const imagesRoot = path.resolve(__dirname, "../../fixtures/ops-images");

/** AWS with a registry, made anew before each test of the suite. */
export function withRegistry(): { readonly aws: FakeAws; readonly registry: FakeRegistry } {
    const world = {} as { aws: FakeAws; registry: FakeRegistry };
    beforeEach(async () => {
        world.aws = new FakeAws();
        world.registry = new FakeRegistry(world.aws);
        await world.aws.start();
    });
    afterEach(() => {
        world.aws.stop();
    });
    return world;
}

/** Runs a command of that project; nobody is asked. */
export function ops(...args: readonly string[]): Promise<Ran> {
    return operate([...args, "--yes"], { root: imagesRoot });
}
