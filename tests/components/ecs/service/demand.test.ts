import { capacityOf, instancesFor } from "@platform/aws-model/capacity";
import { expect } from "chai";
import fc from "fast-check";
import { serviceDemand } from "../../../../components/ecs/service/demand";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";

const instance = { cpuUnits: 2048, memoryMiB: 4096, networkInterfaces: 2 };
const task = (cpuUnits: number, memoryMiB: number, networkInterfaces = 0) => ({
    cpuUnits,
    memoryMiB,
    networkInterfaces,
});

describe("capacity of the cluster", () => {
    it("is what is left of an instance's memory by its system and the agent", () => {
        expect(capacityOf("t3.medium")).to.deep.equal({
            cpuUnits: 2048,
            memoryMiB: 3532, // 4096 less 7.5 percent, less 256
            networkInterfaces: 2,
        });
    });

    for (const [instanceType, networkInterfaces] of [
        ["t3a.small", 1],
        ["t4g.small", 2],
        ["m7g.medium", 1],
        ["m7i.large", 2],
        ["c7i.xlarge", 3],
        ["r7g.4xlarge", 7],
    ] as const) {
        it(`leaves ${networkInterfaces} network interfaces of a ${instanceType} to tasks`, () => {
            expect(capacityOf(instanceType).networkInterfaces).to.equal(networkInterfaces);
        });
    }

    it("counts the reservation, and the log router beside the app", () => {
        const service = serviceSchema.parse({
            image: "registry.example.gov/app:1",
            memoryMiB: 512,
            memoryReservationMiB: 384,
            networkMode: "awsvpc",
            logging: { forward: { host: "logs.example.gov", port: 443 } },
        });

        expect(serviceDemand(service)).to.deep.equal({ cpuUnits: 288, memoryMiB: 448, networkInterfaces: 1 });
        expect(serviceDemand(service, 1024)).to.deep.equal({ cpuUnits: 288, memoryMiB: 1088, networkInterfaces: 1 });
    });

    for (const [what, tasks, instances] of [
        ["nothing", [], 0],
        ["what just fits", [task(1024, 2048), task(1024, 2048)], 1],
        ["too much memory", [task(1, 2049), task(1, 2048)], 2],
        ["too much CPU", [task(1025, 1), task(1024, 1)], 2],
        ["too many interfaces", [task(1, 1, 1), task(1, 1, 1), task(1, 1, 1)], 2],
        ["small ones beside large ones", [task(1, 1024), task(1, 3072), task(1, 1024), task(1, 3072)], 2],
    ] as const) {
        it(`needs ${instances} instances for ${what}`, () => {
            expect(instancesFor(tasks, instance)).to.equal(instances);
        });
    }

    it("is never promised more than there is, nor fewer instances than the sum needs", () => {
        const tasks = fc.array(
            fc.record({
                cpuUnits: fc.integer({ min: 1, max: instance.cpuUnits }),
                memoryMiB: fc.integer({ min: 1, max: instance.memoryMiB }),
                networkInterfaces: fc.constantFrom(0, 1),
            }),
            { maxLength: 60 },
        );
        fc.assert(
            fc.property(tasks, (all) => {
                const memory = all.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
                const needed = instancesFor(all, instance);
                return needed >= Math.ceil(memory / instance.memoryMiB) && needed <= all.length;
            }),
        );
    });
});
