using System.Buffers;
using System.Text;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>
/// The compact form of a parcel's history and sources: numbers of seven bits a byte, times as differences in microseconds
/// (what PostgreSQL keeps), about 16 bytes an event. The first byte is the version of the form.
/// </summary>
internal static class SnapshotCodec
{
    private const byte Version = 1;

    private const int PushedBit = 0x10;

    [Flags]
    private enum Has : byte
    {
        Nothing = 0,
        Offset = 1,
        Place = 2,
        Revision = 4,
        Text = 8,
    }

    public static byte[] EncodeHistory(IReadOnlyList<HistoryEntry> history)
    {
        var bytes = new ArrayBufferWriter<byte>(2 + (history.Count * 18));
        bytes.Byte(Version);
        bytes.Number((ulong)history.Count);
        long time = 0;
        var sequence = 0;
        foreach (var e in history)
        {
            var has = (e.OffsetMinutes is null ? Has.Nothing : Has.Offset) | (e.Place == 0 ? Has.Nothing : Has.Place)
                | (e.Revision == 0 ? Has.Nothing : Has.Revision) | (e.RawText is null ? Has.Nothing : Has.Text);
            bytes.Byte((byte)((int)has | (e.Pushed ? PushedBit : 0) | ((int)e.Carrier << 5)));
            bytes.Signed(e.Sequence - sequence);
            bytes.Signed(Microseconds(e.OccurredAt) - time);
            bytes.Signed(e.Code);
            if (e.OffsetMinutes is { } offset)
            {
                bytes.Signed(offset);
            }

            if (e.Place != 0)
            {
                bytes.Number((ulong)e.Place);
            }

            if (e.Revision != 0)
            {
                bytes.Number((ulong)e.Revision);
            }

            if (e.RawText is { } text)
            {
                var utf8 = Encoding.UTF8.GetBytes(text);
                bytes.Number((ulong)utf8.Length);
                bytes.Write(utf8);
            }

            (sequence, time) = (e.Sequence, Microseconds(e.OccurredAt));
        }

        return bytes.WrittenSpan.ToArray();
    }

    public static HistoryEntry[] DecodeHistory(ReadOnlySpan<byte> bytes)
    {
        var reader = Open(bytes);
        var history = new HistoryEntry[reader.Number()];
        long time = 0;
        var sequence = 0;
        for (var i = 0; i < history.Length; i++)
        {
            var head = reader.Byte();
            var has = (Has)(head & 0x0F);
            sequence += (int)reader.Signed();
            time += reader.Signed();
            history[i] = new HistoryEntry(
                Sequence: sequence,
                OccurredAt: Time(time),
                Carrier: (Carrier)(head >> 5),
                Pushed: (head & PushedBit) != 0,
                Code: (int)reader.Signed(),
                OffsetMinutes: has.HasFlag(Has.Offset) ? (short)reader.Signed() : null,
                Place: has.HasFlag(Has.Place) ? (int)reader.Number() : 0,
                Revision: has.HasFlag(Has.Revision) ? (short)reader.Number() : (short)0,
                RawText: has.HasFlag(Has.Text) ? reader.Text() : null);
        }

        return history;
    }

    public static byte[] EncodeSources(IReadOnlyList<SourceState> sources)
    {
        var bytes = new ArrayBufferWriter<byte>(2 + (sources.Count * 10));
        bytes.Byte(Version);
        bytes.Number((ulong)sources.Count);
        foreach (var source in sources)
        {
            bytes.Byte((byte)source.Carrier);
            bytes.Byte((byte)source.Status);
            bytes.Number(source.CheckedAt is { } at ? (ulong)Microseconds(at) : 0);
        }

        return bytes.WrittenSpan.ToArray();
    }

    public static SourceState[] DecodeSources(ReadOnlySpan<byte> bytes)
    {
        var reader = Open(bytes);
        var sources = new SourceState[reader.Number()];
        for (var i = 0; i < sources.Length; i++)
        {
            var (carrier, status, at) = ((Carrier)reader.Byte(), (ShipmentStatus)reader.Byte(), reader.Number());
            sources[i] = new SourceState(carrier, status, at == 0 ? null : Time((long)at));
        }

        return sources;
    }

    public static byte[] EncodeNumbers(IReadOnlyList<KnownNumber> numbers)
    {
        var bytes = new ArrayBufferWriter<byte>(2 + (numbers.Count * 24));
        bytes.Byte(Version);
        bytes.Number((ulong)numbers.Count);
        foreach (var known in numbers)
        {
            bytes.Byte((byte)known.Change);
            bytes.Number(known.Since is { } since ? (ulong)Microseconds(since) : 0);
            bytes.Number((ulong)known.Number.Length);
            bytes.Write(Encoding.ASCII.GetBytes(known.Number));
        }

        return bytes.WrittenSpan.ToArray();
    }

    public static KnownNumber[] DecodeNumbers(ReadOnlySpan<byte> bytes)
    {
        var reader = Open(bytes);
        var numbers = new KnownNumber[reader.Number()];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (change, since) = ((NumberChange)reader.Byte(), reader.Number());
            numbers[i] = new KnownNumber(reader.Text(), change, since == 0 ? null : Time((long)since));
        }

        return numbers;
    }

    private static CompactReader Open(ReadOnlySpan<byte> bytes)
    {
        var reader = new CompactReader(bytes);
        return reader.Byte() == Version
            ? reader
            : throw new InvalidDataException($"A read model of form {bytes[0]}; this program knows form {Version}.");
    }

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
