import type { Scenario } from "./scenario";

const repositories = (edit: object): Pick<Scenario, "stack" | "edit"> => ({
    stack: "shared-services",
    edit: { "platform:images": { repositories: { ...edit } } },
});

export const imageChanges: readonly Scenario[] = [
    {
        name: "images: kept for longer, and one more repository",
        ...repositories({ "registry-certs": { keepReleases: 200, keepOthersDays: 180 }, permits: {} }),
        counts: { create: 3, replace: 1, delete: 0, refused: 0 },
    },
    {
        name: "images: one that the program builds, in a repository that there is",
        ...repositories({
            "boards-commissions": { build: { context: "./tests/fixtures/image-build", platform: "linux/amd64" } },
        }),
        counts: { create: 1, replace: 1, delete: 0, refused: 0 },
    },
    {
        name: "images: another stack pulls no longer",
        stack: "shared-services",
        edit: { "platform:images": { pullFrom: ["prod"] } },
        counts: { create: 0, update: 2, replace: 2, delete: 0, refused: 0 },
    },
    {
        name: "protected: a repository goes",
        ...repositories({ "boards-commissions": null }),
        counts: { refused: 1 },
    },
];
