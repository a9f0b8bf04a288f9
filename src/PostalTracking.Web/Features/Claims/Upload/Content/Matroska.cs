using System.Buffers.Binary;

namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>
/// The elements of EBML (RFC 8794) as Matroska and WebM use them (RFC 9559). What a browser records goes on without saying how
/// long it is: then the elements inside are followed to the end.
/// </summary>
internal static class Matroska
{
    private const long Unknown = -1;
    private const int MostElements = 5_000_000;

    private const long Segment = 0x18538067;
    private const long Cluster = 0x1F43B675;
    private const long Info = 0x1549A966;
    private const long Tracks = 0x1654AE6B;
    private const long Timestamp = 0xE7;
    private const long TimestampScale = 0x2AD7B1;
    private const long Duration = 0x4489;

    private readonly record struct Element(long Id, long Content, long Size)
    {
        public long End => Content + Size;
    }

    public static FileLook Look(FileBytes file)
    {
        if (Read(file, 0) is not { Size: >= 0 } header || header.End >= file.Length)
        {
            return new(Verdicts.Truncated);
        }

        if (Read(file, header.End) is not { Id: Segment } segment)
        {
            return new(Verdicts.Damaged);
        }

        return segment.Size != Unknown && segment.End > file.Length ? new(Verdicts.Truncated)
            : segment.Size != Unknown && segment.End < file.Length ? new(Verdicts.TwoInOne)
            : Walk(file, segment.Content);
    }

    private static FileLook Walk(FileBytes file, long at)
    {
        var (hasTracks, hasCluster, scale, duration, last) = (false, false, 1_000_000L, 0.0, 0L);
        for (var elements = 0; at < file.Length; elements++)
        {
            if (elements == MostElements || Read(file, at) is not { } element)
            {
                return new(file.Length - at < 12 ? Verdicts.Truncated : Verdicts.Damaged);
            }

            if (element.Size != Unknown && element.End > file.Length)
            {
                return new(Verdicts.Truncated);
            }

            hasTracks |= element.Id == Tracks;
            hasCluster |= element.Id == Cluster;
            (scale, duration, last) = element.Id switch
            {
                TimestampScale => (Number(file, element), duration, last),
                Duration => (scale, Float(file, element), last),
                Timestamp => (scale, duration, Math.Max(last, Number(file, element))),
                _ => (scale, duration, last),
            };

            // Into what holds others, past what holds data.
            at = element.Id is Cluster or Info || element.Size == Unknown ? element.Content : element.End;
        }

        var seconds = (duration > 0 ? duration : last) * scale / 1e9;
        return hasTracks && hasCluster
            ? new(null, Duration: seconds is >= 1 and < 1_000_000 ? (int)seconds : null)
            : new(Verdicts.Truncated);
    }

    private static Element? Read(FileBytes file, long at)
    {
        var idWidth = Width(file.Byte(at), 4);
        var sizeWidth = Width(file.Byte(at + idWidth), 8);
        if (idWidth == 0 || sizeWidth == 0 || at + idWidth + sizeWidth > file.Length)
        {
            return null;
        }

        var size = Value(file, at + idWidth, sizeWidth) & ((1L << (7 * sizeWidth)) - 1);
        var isUnknown = size == (1L << (7 * sizeWidth)) - 1;
        return new(Value(file, at, idWidth), at + idWidth + sizeWidth, isUnknown ? Unknown : size);
    }

    // As many leading zero bits as bytes follow.
    private static int Width(int first, int most)
    {
        for (var width = 1; width <= most; width++)
        {
            if (first > 0 && (first & (0x100 >> width)) != 0)
            {
                return width;
            }
        }

        return 0;
    }

    private static long Value(FileBytes file, long at, int width)
    {
        long value = 0;
        foreach (var part in file.Read(at, width))
        {
            value = (value << 8) | part;
        }

        return value;
    }

    private static long Number(FileBytes file, Element element) =>
        element.Size is > 0 and <= 8 ? Value(file, element.Content, (int)element.Size) : 0;

    private static double Float(FileBytes file, Element element)
    {
        var bytes = file.Read(element.Content, 8);
        return element.Size switch
        {
            4 when bytes.Length >= 4 => BinaryPrimitives.ReadSingleBigEndian(bytes),
            8 when bytes.Length == 8 => BinaryPrimitives.ReadDoubleBigEndian(bytes),
            _ => 0,
        };
    }
}
