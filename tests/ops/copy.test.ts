import { RegisterTaskDefinitionRequest$, TaskDefinition$ } from "@aws-sdk/client-ecs";
import { expect } from "chai";
import { copyWithImage, lost } from "../../ops/ecs/copy";
import { membersOf, sampleOf } from "./support/sdk-model";

type Json = Readonly<Record<string, unknown>>;

/** What ECS answers of a task definition and does not take. */
const answered = [
    ...["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities"],
    ...["registeredAt", "registeredBy", "deregisteredAt", "deleteRequestedAt"],
];

describe("copy of a task definition", () => {
    const request = sampleOf(RegisterTaskDefinitionRequest$) as { tags: Json[]; containerDefinitions: Json[] } & Json;
    const { tags, ...registered } = request;
    const containers = [
        { ...request.containerDefinitions[0], name: "app", image: "old" },
        { ...request.containerDefinitions[0], name: "same-image", image: "old" },
        { ...request.containerDefinitions[0], name: "log-router", image: "router" },
    ];
    const described = {
        taskDefinition: {
            ...registered,
            containerDefinitions: containers,
            ...Object.fromEntries(answered.map((member) => [member, "answered"])),
        },
        tags,
    };

    it("the model's request and its answer differ by what is left out, and by nothing else", () => {
        expect(
            membersOf(TaskDefinition$).filter((member) => !membersOf(RegisterTaskDefinitionRequest$).includes(member)),
        ).to.have.members(answered);
        expect(
            membersOf(RegisterTaskDefinitionRequest$).filter((member) => !membersOf(TaskDefinition$).includes(member)),
        ).to.deep.equal(["tags"]);
    });

    it("keeps every member that the API has, at every depth, but the image", () => {
        expect(copyWithImage(described, "new")).to.deep.equal({
            ...request,
            containerDefinitions: [
                { ...containers[0], image: "new" },
                { ...containers[1], image: "new" },
                { ...containers[2], image: "router" },
            ],
        });
    });

    it("the sample has members of members", () => {
        expect(request.containerDefinitions[0]).to.deep.include({
            linuxParameters: {
                capabilities: { add: ["add"], drop: ["drop"] },
                devices: [{ hostPath: "hostPath", containerPath: "containerPath", permissions: ["permissions"] }],
                initProcessEnabled: true,
                sharedMemorySize: 1,
                tmpfs: [{ containerPath: "containerPath", size: 1, mountOptions: ["mountOptions"] }],
                maxSwap: 1,
                swappiness: 1,
            },
        });
    });

    it("of every member that is gone afterwards, names the path", () => {
        const asked = copyWithImage(described, "new");
        for (const path of paths(asked, [])) {
            const found = without(asked, path) as { tags?: Json[] } & Json;
            const { tags: left = [], ...taskDefinition } = found;
            expect(lost(asked, { taskDefinition, tags: left }), path.join(".")).not.to.deep.equal([]);
        }
    });

    it("names what changed, and keeps quiet about what ECS adds", () => {
        const asked = {
            family: "f",
            containerDefinitions: [{ name: "app", command: ["a", "b"] }],
            tags: [{ key: "k", value: "v" }],
        };
        const kept = { family: "f", containerDefinitions: [{ name: "app", command: ["a", "b"], cpu: 0 }], revision: 2 };
        expect(lost(asked, { taskDefinition: kept, tags: [{ key: "k", value: "v" }] })).to.deep.equal([]);
        const other = { family: "f", containerDefinitions: [{ name: "app", command: ["a"] }] };
        expect(lost(asked, { taskDefinition: other, tags: [] })).to.deep.equal([
            "containerDefinitions[0].command",
            "tags.k",
        ]);
    });
});

/** The path of each member, at every depth. */
function paths(value: unknown, path: readonly string[]): (readonly string[])[] {
    return typeof value !== "object" || value === null
        ? []
        : Object.entries(value).flatMap(([key, child]) => [[...path, key], ...paths(child, [...path, key])]);
}

function without(value: unknown, [key = "", ...rest]: readonly string[]): unknown {
    if (Array.isArray(value)) {
        return value.flatMap((child: unknown, index) =>
            String(index) !== key ? [child] : rest.length === 0 ? [] : [without(child, rest)],
        );
    }
    return Object.fromEntries(
        Object.entries(value as Json).flatMap(([name, child]) =>
            name !== key ? [[name, child]] : rest.length === 0 ? [] : [[name, without(child, rest)]],
        ),
    );
}
