import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { imageParameter } from "../../../../components/ecs/service/pointer";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";
import { expandVariants } from "../../../../components/ecs/service/variants";
import { record, recordBoth } from "../../../harness/record";
import { service } from "./fixture";

const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";
const registry = { place: { accountId: "210987654321", region: "eu-west-1" }, built: {} };
const image = { repository: "certs" };

describe("an image of the project's registry", () => {
    it("is what the parameter by the service's name holds", async () => {
        const { placeholder } = await recordBoth(service({ image }, { registry }));
        const containers = placeholder.document(taskDefinition, "app", "containerDefinitions");
        expect(containers)
            .to.have.nested.property("[0].image")
            .that.matches(/\/app@sha256:[0-9a-f]{64}$/);
    });

    it("is pulled from its repository alone, which both worlds know", async () => {
        const { strict, placeholder } = await recordBoth(service({ image }, { registry }));
        for (const recording of [strict, placeholder]) {
            const { Statement } = recording.document("aws:iam/rolePolicy:RolePolicy", "app-roles-execution") as {
                readonly Statement: readonly { readonly Sid: string; readonly Resource: unknown }[];
            };
            expect(Statement.find(({ Sid }) => Sid === "PullImage")?.Resource).to.equal(
                "arn:aws:ecr:eu-west-1:210987654321:repository/platform/certs",
            );
        }
    });

    it("is the one that the stack builds, where it does, and no parameter is asked", async () => {
        const fixtures = "tests/fixtures/answers/fresh-account.yaml";
        const address = `210987654321.dkr.ecr.eu-west-1.amazonaws.com/platform/certs@sha256:${"0".repeat(64)}`;
        const program = () => {
            service({ image }, { registry: { ...registry, built: { certs: pulumi.output(address) } } })();
        };
        const recording = await record(program, { fixtures });
        const containers = recording.document(taskDefinition, "app", "containerDefinitions");
        expect(containers).to.have.nested.property("[0].image", address);
    });

    it("has a parameter for each service and each variant with an image of its own", () => {
        const variants = { next: { image: { repository: "certs" } }, old: {} };
        const services = expandVariants({ app: serviceSchema.parse({ image, memoryMiB: 64, variants }) });
        const names = Object.entries(services).map(([key, config]) =>
            imageParameter("/platform/prod", key, config.image as { repository: string }, config.imageOf),
        );
        expect(names).to.deep.equal([
            "/platform/prod/images/app",
            "/platform/prod/images/app-next",
            "/platform/prod/images/app",
        ]);
    });

    it("says how to release the first one where there is no parameter", async () => {
        const fixtures = "tests/fixtures/answers/fresh-account.yaml";
        const failure = await record(service({ image }, { registry }), { fixtures }).catch((error: unknown) => error);
        expect(failure).to.have.property(
            "message",
            "the image of app: there is no parameter /platform/test/images/app. Create it, then run this again: " +
                "npm run ops -- release app <tag> --stack test",
        );
    });
});
