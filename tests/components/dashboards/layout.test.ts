import { expect } from "chai";
import fc from "fast-check";
import { columns, placeWidgets, type PlacedWidget, type Widget } from "../../../components/dashboards/layout";

const widget = fc
    .record({ width: fc.integer({ min: 1, max: columns }), height: fc.integer({ min: 1, max: 20 }) })
    .map((size): Widget => ({ type: "metric", ...size, properties: {} }));

const overlap = (a: PlacedWidget, b: PlacedWidget) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("the places of widgets", () => {
    it("are within the columns, in order, and no two in the same place", () => {
        fc.assert(
            fc.property(fc.array(widget, { maxLength: 40 }), (widgets) => {
                const placed = placeWidgets(widgets);
                expect(placed.map(({ x: _x, y: _y, ...rest }) => rest)).to.deep.equal(widgets);
                for (const [index, one] of placed.entries()) {
                    expect(one.x).to.be.within(0, columns - one.width);
                    expect(placed.slice(index + 1).filter((other) => overlap(one, other))).to.deep.equal([]);
                }
            }),
        );
    });

    it("leave no line half empty where the next one has room there", () => {
        const third: Widget = { type: "metric", width: 8, height: 6, properties: {} };
        const heading: Widget = { type: "text", width: 24, height: 1, properties: {} };
        const placed = placeWidgets([heading, third, third, third, third, heading]);
        expect(placed.map(({ x, y }) => [x, y])).to.deep.equal([
            [0, 0],
            [0, 1],
            [8, 1],
            [16, 1],
            [0, 7],
            [0, 13],
        ]);
    });
});
