import { expect } from "chai";
import { helpText } from "@platform/cli/help";
import { FLAGS, parseOptions } from "@platform/cli/options";
import { UsageError } from "@platform/preview/errors";

describe("preview: the command line", () => {
    it("previews staging without anything said", () => {
        expect(parseOptions([])).to.deep.include({
            stack: "staging",
            cwd: process.cwd(),
            organization: "organization",
            grpc: false,
            json: false,
            timings: false,
        });
    });

    it("takes the stack's name alone, by a flag, in full and as its file is called", () => {
        for (const args of [["prod"], ["--stack", "prod"], ["-s", "prod"], ["acme/shop/prod"], ["Pulumi.prod.yaml"]]) {
            expect(parseOptions(args).stack, args.join(" ")).to.equal("prod");
        }
    });

    it("takes values after a space or an equals sign, the last one winning", () => {
        const options = parseOptions(["--cwd", "a", "prod", "--cwd=b", "--timeout=2.5", "--filter", "x=y"]);
        expect(options).to.deep.include({ stack: "prod", cwd: "b", timeoutSeconds: 2.5, filter: "x=y" });
    });

    it("leaves the time that a program has to the way it takes, unless it is said", () => {
        expect(parseOptions(["--grpc"])).to.not.have.property("timeoutSeconds");
        expect(parseOptions(["--grpc", "--timeout", "9"]).timeoutSeconds).to.equal(9);
    });

    it("collects configuration, as text or as JSON", () => {
        const { config } = parseOptions([
            "--config",
            "a=1",
            "--config",
            'p:b={"c":[2]}',
            "--config-file",
            "other.yaml",
        ]);
        expect([...config.overlay]).to.deep.equal([
            ["a", "1"],
            ["p:b", { c: [2] }],
        ]);
        expect(config.file).to.equal("other.yaml");
    });

    const mistakes: readonly (readonly [readonly string[], string])[] = [
        [["--colour"], "unknown flag --colour. Run with --help to see all flags."],
        [["-x"], "unknown flag -x. Run with --help to see all flags."],
        [["a", "b"], 'one stack at a time: got "a" and "b".'],
        [["a", "-s", "b"], 'one stack at a time: got "a" and "b".'],
        [["--cwd"], "--cwd needs a value: --cwd DIR."],
        [["--cwd", "--json"], "--cwd needs a value: --cwd DIR."],
        [["--json=yes"], '--json takes no value, got "yes".'],
        [["--timeout", "soon"], '--timeout is "soon": give a number of seconds above 0.'],
        [["--timeout", "0"], '--timeout is "0": give a number of seconds above 0.'],
        [["--config", "novalue"], '--config is "novalue": write it as key=value.'],
        [["--config", "a={b"], "--config a: the value starts as JSON and is not: {b"],
    ];
    for (const [argv, message] of mistakes) {
        it(`refuses ${argv.join(" ")}`, () => {
            expect(() => parseOptions(argv)).to.throw(UsageError, message);
        });
    }

    it("explains every flag in --help", () => {
        for (const { name, value } of FLAGS) {
            expect(helpText()).to.include(`--${name}${value === undefined ? "" : ` ${value}`}`);
        }
    });
});
