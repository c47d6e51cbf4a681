import { expect } from "chai";
import { renderTree } from "@platform/preview/render/tree";
import { makeStyle, wantsColour, wrap } from "@platform/preview/render/style";
import { shortType } from "@platform/preview/render/type-name";
import { oneLine, printable } from "@platform/preview/render/value";
import type { ResourceKind, ResourceRecord, World } from "@platform/preview/result";
import { ASSET_MARK, MARK, RESOURCE_MARK, secret, UNKNOWN } from "@platform/aws-model/wire";

const PAGE = { style: makeStyle(false), width: 60 };

function resource(kind: ResourceKind, type: string, name: string, parent?: string): ResourceRecord {
    return {
        urn: name,
        type,
        name,
        kind,
        ...(parent === undefined ? {} : { parent }),
        id: "",
        inputs: {},
        outputs: {},
        dependencies: [],
        propertyDependencies: {},
        options: {},
        implicit: false,
    };
}

function world(resources: readonly ResourceRecord[]): World {
    return { name: "strict", resources, stackOutputs: {}, logs: [], findings: [], failures: [], milliseconds: 0 };
}

describe("preview: the tree", () => {
    const app = [
        resource("stack", "pulumi:pulumi:Stack", "shop-dev"),
        resource("component", "shop:web:App", "web", "shop-dev"),
        ...["b", "a", "10", "9"].map((zone) => resource("custom", "aws:ec2/subnet:Subnet", `web-${zone}`, "web")),
        resource("custom", "aws:ec2/vpc:Vpc", "net", "web"),
        resource("custom", "aws:ec2/instance:Instance", "host", "shop-dev"),
        resource("read", "aws:route53/zone:Zone", "zone", "host"),
        { ...resource("provider", "pulumi:providers:aws", "default"), implicit: true },
    ];

    it("groups resources by component and type, sorted, without what the engine adds", () => {
        expect(renderTree(world(app), PAGE, () => true)).to.deep.equal([
            "shop-dev 6",
            "├─ host ec2/Instance 0",
            "│  └─ route53/Zone  zone (read )",
            "└─ web shop:web/App 5",
            "   ├─ ec2/Subnet ×4  9, 10, a, b",
            "   └─ ec2/Vpc  net",
        ]);
    });

    it("breaks long lists of names into lines", () => {
        const many = Array.from({ length: 12 }, (_unused, index) =>
            resource("custom", "a:b:C", `number-${index}`, "shop-dev"),
        );
        expect(renderTree(world([...app.slice(0, 1), ...many]), PAGE, () => true)).to.deep.equal([
            "shop-dev 12",
            "└─ a:b/C ×12",
            "      number-0, number-1, number-2, number-3, number-4,",
            "      number-5, number-6, number-7, number-8, number-9,",
            "      number-10, number-11",
        ]);
    });

    it("keeps the parents of what a filter leaves", () => {
        expect(renderTree(world(app), PAGE, ({ name }) => name === "net")).to.deep.equal([
            "shop-dev 1",
            "└─ web shop:web/App 1",
            "   └─ ec2/Vpc  net",
        ]);
    });

    it("says once of a component of a plugin, and of all in it, that it is derived", () => {
        const derivedFrom = "awsx 3.9.0";
        const derived = [
            { ...resource("component", "awsx:ecs:FargateService", "api", "shop-dev"), derivedFrom },
            { ...resource("component", "awsx:ecs:FargateTaskDefinition", "tasks", "api"), derivedFrom },
            { ...resource("custom", "aws:ecs/taskDefinition:TaskDefinition", "tasks-1", "tasks"), derivedFrom },
        ];
        expect(renderTree(world([...app.slice(0, 1), ...derived]), PAGE, () => true)).to.deep.equal([
            "shop-dev 1",
            "└─ api awsx:ecs/FargateService 1 (as awsx 3.9.0 makes it)",
            "   └─ tasks awsx:ecs/FargateTaskDefinition 1",
            "      └─ ecs/TaskDefinition  1",
        ]);
    });

    it("says which resources of a component were transformed", () => {
        const outputs = { transformed: ["subnet web-a", "vpc net"] };
        const changed = app.map((one) => (one.name === "web" ? { ...one, outputs } : one));
        expect(renderTree(world(changed), PAGE, ({ name }) => name === "net")).to.deep.equal([
            "shop-dev 1",
            "└─ web shop:web/App 1 (transformed: subnet web-a, vpc net)",
            "   └─ ec2/Vpc  net",
        ]);
    });

    it("is empty when not even the stack was registered", () => {
        expect(renderTree(world([]), PAGE, () => true)).to.deep.equal([]);
    });
});

describe("preview: values in print", () => {
    it("mask secrets, however deep, and name what cannot be shown", () => {
        expect(
            printable({
                a: secret({ b: "x" }),
                c: [UNKNOWN, secret("y")],
                d: { [MARK]: ASSET_MARK, path: "./logo.png" },
                e: { [MARK]: ASSET_MARK, text: "long" },
                f: { [MARK]: RESOURCE_MARK, urn: "urn:x" },
                g: { [MARK]: "something new" },
            }),
        ).to.deep.equal({
            a: "[secret]",
            c: ["[unknown]", "[secret]"],
            d: "[asset ./logo.png]",
            e: "[asset in memory]",
            f: "[resource urn:x]",
            g: "[special value]",
        });
    });

    it("fit on one line", () => {
        expect(oneLine("text")).to.equal("text");
        expect(oneLine({ a: [1, null] })).to.equal('{"a":[1,null]}');
    });

    it("shorten types", () => {
        expect(
            ["aws:ec2/vpc:Vpc", "aws:index/getArn:getArn", "random:RandomId", "x:y/z:Z", "odd"].map(shortType),
        ).to.deep.equal(["ec2/Vpc", "getArn", "random:RandomId", "x:y/Z", "odd"]);
    });

    it("wrap at the width, never inside a word", () => {
        expect(wrap(["aa", "bb", "cccccccc", "d"], "  ", 7)).to.deep.equal(["  aa bb", "  cccccccc", "  d"]);
    });

    it("are coloured by the terminal and its variables", () => {
        const terminal = { isTTY: true };
        expect(wantsColour(terminal, {})).to.equal(true);
        expect(wantsColour(terminal, { TERM: "dumb" })).to.equal(false);
        expect(wantsColour(terminal, { NO_COLOR: "1" })).to.equal(false);
        expect(wantsColour({}, {})).to.equal(false);
        expect(wantsColour({}, { FORCE_COLOR: "1" })).to.equal(true);
        expect(wantsColour(terminal, { FORCE_COLOR: "0" })).to.equal(false);
    });
});
