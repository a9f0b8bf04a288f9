using System.Buffers;
using System.Text;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>Numbers of seven bits a byte (the eighth says that more follow), signed ones folded (0, -1, 1, -2 …).</summary>
internal static class CompactWriter
{
    public static void Byte(this ArrayBufferWriter<byte> bytes, byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }

    public static void Number(this ArrayBufferWriter<byte> bytes, ulong value)
    {
        while (value >= 0x80)
        {
            bytes.Byte((byte)(value | 0x80));
            value >>= 7;
        }

        bytes.Byte((byte)value);
    }

    public static void Signed(this ArrayBufferWriter<byte> bytes, long value) => bytes.Number((ulong)((value << 1) ^ (value >> 63)));
}

/// <summary>Reads what <see cref="CompactWriter"/> wrote; running out of bytes is an exception.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte()
    {
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public long Signed()
    {
        var folded = Number();
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    public string Text()
    {
        var length = (int)Number();
        var text = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }
}
