using CsCheck;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.UnitTests.Tracking;

public sealed class SnapshotCodecTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 12, 3, 0, 0, TimeSpan.Zero);

    private static readonly string?[] Texts = [null, "", "Прибыло в место вручения", "已到达 🚀"];

    private static readonly Gen<HistoryEntry> Entries =
        from sequence in Gen.Int[1, 100_000]
        from microseconds in Gen.Long[-60_000_000_000_000, 200_000_000_000_000]
        from offset in Gen.OneOf(Gen.Const((short?)null), Gen.Short[-720, 840].Select(o => (short?)o))
        from carrier in Gen.Enum<Carrier>()
        from code in Gen.Int
        from place in Gen.OneOf(Gen.Const(0), Gen.Int[1, int.MaxValue])
        from revision in Gen.Short[0, 9]
        from text in Gen.Int[0, 3].Select(i => Texts[i])
        from pushed in Gen.Bool
        select new HistoryEntry(
            sequence, DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10), offset, carrier, code, place, revision, text, pushed);

    [Fact]
    public void A_history_comes_back_as_it_was_written() =>
        Entries.Array[0, 40].Sample(history =>
            Assert.Equal(history, SnapshotCodec.DecodeHistory(SnapshotCodec.EncodeHistory(history))));

    [Fact]
    public void Sources_come_back_as_they_were_written()
    {
        SourceState[] sources =
        [
            new(Carrier.RussianPost, ShipmentStatus.Delivered, Start.AddMicroseconds(7)),
            new(Carrier.HongkongPost, ShipmentStatus.Pending, null),
        ];

        Assert.Equal(sources, SnapshotCodec.DecodeSources(SnapshotCodec.EncodeSources(sources)));
    }

    [Fact]
    public void An_ordinary_event_takes_no_more_than_twenty_bytes()
    {
        var history = Enumerable.Range(0, 12)
            .Select(i => new HistoryEntry(i + 1, Start.AddHours(9 * i), 180, Carrier.RussianPost, 80_002, 390000, 0, null))
            .ToArray();

        Assert.InRange(SnapshotCodec.EncodeHistory(history).Length, 12, 12 * 20);
    }

    [Fact]
    public void A_form_of_the_future_is_refused_by_name()
    {
        var exception = Assert.Throws<InvalidDataException>(() => SnapshotCodec.DecodeHistory([9, 0]));

        Assert.Contains("form 9", exception.Message, StringComparison.Ordinal);
    }
}
