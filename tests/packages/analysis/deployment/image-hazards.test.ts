import { UNKNOWN } from "@platform/aws-model/wire";
import { expect } from "chai";
import { analyze } from "@platform/analysis/deployment/index";
import { imageHazardsOf } from "@platform/analysis/deployment/image-hazards";
import type { Plan } from "@platform/analysis/plan";
import { unknown } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

const OWN = "123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/web";
const DIGEST = `${OWN}@sha256:${"0".repeat(64)}`;
const REPOSITORY = "aws:ecr/repository:Repository";

interface Version {
    readonly image?: unknown;
    readonly container?: object;
    readonly task?: object;
    /** Undefined: the plan has no repository. */
    readonly repository?: object;
    readonly options?: object;
    readonly rules?: unknown;
    readonly lambda?: object;
    readonly more?: (stack: Parameters<Parameters<typeof planOf>[0]>[0]) => void;
}

function planWith({ image = DIGEST, container, task, repository, options, rules, lambda, more }: Version): Plan {
    return planOf((stack) => {
        if (repository !== undefined) {
            const inputs = { repositoryUrl: OWN, name: "platform/web", ...repository };
            const added = stack.add(REPOSITORY, "web", inputs, undefined, options);
            if (rules !== undefined) {
                const policy = rules === "unknown" ? unknown() : JSON.stringify({ rules });
                stack.add("aws:ecr/lifecyclePolicy:LifecyclePolicy", "web", { repository: added.ref("name"), policy });
            }
        }
        if (lambda === undefined) {
            const containerDefinitions = [{ name: "app", image, ...container }];
            stack.add("aws:ecs/taskDefinition:TaskDefinition", "web", { family: "web", containerDefinitions, ...task });
        } else {
            stack.add("aws:lambda/function:Function", "job", { name: "job", imageUri: image, ...lambda });
        }
        more?.(stack);
    });
}

function hazards(now: Version, before?: Version): readonly string[] {
    const found = imageHazardsOf(planWith(now), before && planWith(before));
    return found.map(({ what, verdict, text }) => `${verdict} ${what}: ${text}`);
}

const service =
    "attention web, app: named by a tag, which may move: a service takes what it names at its deployment, each other task when it starts";
const uneven =
    "attention web, app: named by a tag, which may move: with versionConsistency disabled each copy takes what it names when it starts, so that copies may differ";
const lambdaTag =
    "attention job: named by a tag, which may move: Lambda takes what it names at this update, and keeps it when the tag moves";

describe("deployment: images that an update registers by a tag", () => {
    it("is what a first deployment registers, and says when who looks the tag up", () => {
        expect(hazards({ image: "web:1" })).to.deep.equal([service]);
        expect(hazards({ image: "web:1", container: { versionConsistency: "disabled" } })).to.deep.equal([uneven]);
        expect(hazards({ image: "web:1", lambda: {} })).to.deep.equal([lambdaTag]);
        expect(hazards({})).to.deep.equal([]);
    });

    it("is of an update only what it registers", () => {
        const image = "web:1";
        expect(hazards({ image }, { image })).to.deep.equal([]);
        expect(hazards({ image, task: { tags: { team: "web" } } }, { image })).to.deep.equal([]);
        expect(hazards({ image, task: { cpu: "512" } }, { image })).to.deep.equal([service]);
        expect(hazards({ image, lambda: { timeout: 9 } }, { image, lambda: {} })).to.deep.equal([]);
        expect(hazards({ image: "web:2", lambda: {} }, { image, lambda: {} })).to.deep.equal([lambdaTag]);
    });

    it("is not known where the plan does not say, changed or not", () => {
        const notKnown = ["unknown web, app: its image is not known from the plan"];
        expect(hazards({ image: unknown() })).to.deep.equal(notKnown);
        expect(hazards({ image: unknown() }, { image: unknown() })).to.deep.equal(notKnown);
    });
});

describe("deployment: images in repositories that an update changes", () => {
    const had = { repository: { forceDelete: true } };
    const gone = (how: string, images: string) => [`bad web, app: this update ${how} its repository web, ${images}`];
    const kept = "which AWS refuses while images are in it";

    it("are gone with a repository that is deleted, whether their task changes or not", () => {
        expect(hazards({}, had)).to.deep.equal(gone("deletes", "with the images in it"));
        expect(hazards({}, { repository: {} })).to.deep.equal(gone("deletes", kept));
        expect(hazards({}, { ...had, options: { retainOnDelete: true } })).to.deep.equal([]);
        expect(hazards({ image: "web@sha256:" + "0".repeat(64) }, had)).to.deep.equal([]);
        expect(hazards({ image: DIGEST.replace("us-east-1", "us-west-2") }, had)).to.deep.equal([]);
        expect(hazards({ image: DIGEST.replace("1234", "9999") }, had)).to.deep.equal([]);
    });

    it("are gone with one that is replaced, at its old address and at its new one", () => {
        const renamed = { repositoryUrl: `${OWN}-2`, name: "platform/web-2" };
        const image = DIGEST.replace("web@", "web-2@");
        const key = (kmsKey: string) => ({ encryptionConfigurations: [{ encryptionType: "KMS", kmsKey }] });
        expect(hazards({ repository: renamed }, { repository: {} })).to.deep.equal(gone("replaces", kept));
        expect(hazards({ image, repository: renamed }, { image, repository: {} })).to.deep.equal(
            gone("replaces", kept),
        );
        expect(hazards({ repository: key("b") }, { repository: key("a") })).to.deep.equal(gone("replaces", kept));
        expect(hazards({ repository: key("a") }, { repository: {} })).to.deep.equal(gone("replaces", kept));
        // A state holds what the provider added.
        expect(hazards({ repository: {} }, { repository: key("a") })).to.deep.equal([]);
        expect(hazards({ repository: { forceDelete: true } }, { repository: {} })).to.deep.equal([]);
    });

    it("may be gone with one of which the plan does not tell whether it is replaced", () => {
        const repository = { encryptionConfigurations: [{ kmsKey: UNKNOWN }] };
        expect(hazards({ repository }, { repository: { encryptionConfigurations: [{ kmsKey: "a" }] } })).to.deep.equal([
            "unknown web, app: this update may replace its repository web, for not all values are known",
        ]);
    });

    it("are not there yet in one that is new, unless it is imported or another name for an old one", () => {
        const fresh = ["attention web, app: its repository web is new in this update, and empty until somebody pushes"];
        expect(hazards({ repository: {} }, {})).to.deep.equal(fresh);
        expect(hazards({ repository: {}, options: { importId: "platform/web" } }, {})).to.deep.equal([]);
        const old = planOf((stack) => {
            stack.add(REPOSITORY, "old", { repositoryUrl: OWN, name: "platform/web" });
        });
        const aliases = old.resources.map(({ urn }) => urn);
        const aliased = planWith({ repository: {}, options: { aliases } });
        expect(imageHazardsOf(aliased, old)).to.deep.equal([]);
    });

    it("are there where the program builds them", () => {
        const more: Version["more"] = (stack) => {
            stack.add("docker-build:index:Image", "web", { tags: [`${OWN}:1`], digest: DIGEST.split("@")[1] });
        };
        expect(hazards({ repository: {}, rules: [{ rulePriority: 1 }], more }, {})).to.deep.equal([]);
    });
});

describe("deployment: images that a lifecycle policy may have expired", () => {
    const rule = (rulePriority: number, tagStatus: string, countType: string, countNumber: number) => ({
        rulePriority,
        selection: { tagStatus, countType, countNumber },
    });
    const rules = [
        rule(1, "tagged", "imageCountMoreThan", 10),
        rule(2, "untagged", "sinceImagePushed", 7),
        rule(3, "any", "sinceImagePushed", 90),
    ];
    const repository = {};
    const [first, second, third] = [
        "rule 1 (tagged, imageCountMoreThan 10)",
        "rule 2 (untagged, sinceImagePushed 7)",
        "rule 3 (any, sinceImagePushed 90)",
    ];
    const expired = (...by: readonly string[]) =>
        `attention web, app: the lifecycle policy of web may have expired it, by ${by.join(", ")}`;

    it("says by which rules, and leaves those for untagged images out for one with a tag", () => {
        expect(hazards({ repository, rules })).to.deep.equal([expired(first, second, third)]);
        expect(hazards({ repository, rules, image: `${OWN}:1` })).to.deep.equal([service, expired(first, third)]);
        expect(hazards({ repository, rules: [rules[1]], image: `${OWN}:1` })).to.deep.equal([service]);
        expect(hazards({ repository })).to.deep.equal([]);
        expect(hazards({ repository, rules }, { repository, rules })).to.deep.equal([]);
    });

    it("says that it is not known where the rules are not, or whose they are", () => {
        const more: Version["more"] = (stack) => {
            const inputs = { repository: unknown(), policy: JSON.stringify({ rules }) };
            stack.add("aws:ecr/lifecyclePolicy:LifecyclePolicy", "somebody", inputs);
        };
        expect(hazards({ repository, more })).to.deep.equal([
            "unknown web, app: what the lifecycle policy of web expires is not known",
        ]);
        expect(hazards({ repository, rules: "unknown" })).to.deep.equal([
            "unknown web, app: what the lifecycle policy of web expires is not known",
        ]);
        expect(hazards({ repository, rules: [{ rulePriority: 1 }] })).to.deep.equal([
            expired("rule 1 (not known, not known not known)"),
        ]);
    });
});

describe("deployment: what people read of images", () => {
    it("has them in the first line, in a list and as the verdict", () => {
        const { verdict, summary, blocks } = analyze(planWith({ image: "web:1" }));
        expect(verdict).to.equal("attention");
        expect(summary).to.match(/\. The image of web, app needs a look\.$/);
        const caption = "Images that may not be what was checked, or may not be there";
        const list = blocks.find((block) => block.kind === "list" && block.caption === caption);
        expect(list).to.have.property("items").with.lengthOf(1);
        expect(analyze(planWith({}), planWith({ repository: {} })).verdict).to.equal("bad");
        expect(analyze(planWith({})).verdict).to.equal("neutral");
    });
});
