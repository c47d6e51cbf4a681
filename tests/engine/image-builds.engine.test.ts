import { expect } from "chai";
import { describeEngine } from "./support/cli";
import { EngineStack } from "./support/engine-stack";

/** As `npm run ci -- up` and `drift` say it. */
const leftOut = ["--exclude", "**docker-build:index:Image::*"];

const build = (colour: string) => ({
    "platform:account": null,
    "platform:alerts": null,
    "platform:events": null,
    "platform:spend": null,
    "platform:images": {
        repositories: {
            "registry-certs": null,
            "boards-commissions": null,
            permits: {
                build: { context: "./tests/fixtures/image-build", platform: "linux/amd64", args: { COLOUR: colour } },
            },
        },
    },
});

describeEngine("an image that the program builds", function () {
    this.bail(true); // each step goes on from the one before
    let engine: EngineStack;
    const isImage = ({ urn }: { readonly urn: string }) => urn.includes("docker-build:index:Image::");
    const done = () => engine.images.done.map(({ kind }) => kind);
    const update = (colour: string) => engine.runWith(engine.edited(build(colour)), "up");

    before(async () => {
        engine = await EngineStack.init({ stack: "shared-services" });
    });
    after(() => {
        engine.remove();
    });

    it("is made by an update, and stays in its repository when it leaves the program", async () => {
        const { code, text } = await update("blue");
        expect(code, text).to.equal(0);
        const { resources = [] } = await engine.deployment();
        expect(resources.filter(isImage)).to.have.length(1);
        expect(resources.find(isImage)).to.include({ retainOnDelete: true });
    });

    it("is no change with the same content, and with another one a new image beside the old one", async () => {
        const same = await update("blue");
        expect(same.steps, same.text).to.deep.equal([]);
        const { code, text } = await update("green");
        expect(code, text).to.equal(0);
        expect((await engine.deployment()).resources?.filter(isImage)).to.have.length(1);
        expect(done()).to.deep.equal(["create", "create"]);
    });

    it("is passed over by the pipeline's refreshes, which the registry would refuse", async () => {
        await engine.run("refresh", "--skip-preview", ...leftOut);
        expect(engine.images.refreshed).to.deep.equal([]);
        await engine.run("refresh", "--skip-preview");
        expect(engine.images.refreshed).to.have.length(1);
    });
});
