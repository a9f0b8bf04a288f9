using System.Text;

namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>
/// The boxes of ISO/IEC 14496-12: mp4, mov, 3gp, heic. Each says how long it is, so a file that was cut, or that something was added
/// to, shows.
/// </summary>
internal static class IsoMedia
{
    private const int MostBoxes = 500_000;

    private readonly record struct Box(string Name, long Begin, long Content, long End);

    public static FileLook Look(FileBytes file, bool isFilm)
    {
        Box? movie = null, fragment = null;
        bool hasData = false, hasMeta = false;
        long at = 0;
        for (var boxes = 0; at < file.Length; boxes++)
        {
            if (boxes == MostBoxes || !TryRead(file, at, file.Length, out var box))
            {
                return new(file.Length - at < 8 ? Verdicts.Truncated : Verdicts.Damaged);
            }

            if (box.End > file.Length)
            {
                return new(Verdicts.Truncated);
            }

            movie = box.Name == "moov" ? box : movie;
            fragment = box.Name == "moof" ? box : fragment;
            hasData |= box.Name == "mdat";
            hasMeta |= box.Name == "meta";
            at = box.End;
        }

        // The index of a film is written last: one that broke off has none.
        return !hasData || (isFilm ? movie is null : !hasMeta) ? new(Verdicts.Truncated)
            : new(null, Duration: movie is { } film ? Duration(file, film, fragment) : null);
    }

    private static bool TryRead(FileBytes file, long at, long end, out Box box)
    {
        box = default;
        var (size, name) = (file.Number(at, 4), Encoding.Latin1.GetString(file.Read(at + 4, 4)));
        var header = size == 1 ? 16 : 8;
        size = size switch
        {
            0 => end - at,
            1 => file.Number(at + 8, 8),
            _ => size,
        };
        if (size < header || name.Length < 4 || name.Any(c => c is < ' ' or (> '~' and not '©')) || size > long.MaxValue - at)
        {
            return false;
        }

        box = new(name, at, at + header, at + size);
        return true;
    }

    private static Box? Find(FileBytes file, Box parent, params ReadOnlySpan<string> path)
    {
        var found = parent;
        foreach (var name in path)
        {
            var (at, isFound) = (found.Content, false);
            while (!isFound && at < found.End && TryRead(file, at, found.End, out var box))
            {
                (at, isFound) = (box.End, box.Name == name);
                found = isFound ? box : found;
            }

            if (!isFound)
            {
                return null;
            }
        }

        return found;
    }

    private static int? Duration(FileBytes file, Box movie, Box? lastFragment)
    {
        if (Find(file, movie, "mvhd") is { } header && Time(file, header, scaleAt: 12) is { Units: > 0, Scale: > 0 } whole)
        {
            return Seconds(whole.Units, whole.Scale);
        }

        // A film made of fragments says in each of them how far it is.
        return lastFragment is { } fragment
            && Find(file, movie, "trak", "mdia", "mdhd") is { } track
            && Time(file, track, scaleAt: 12) is { Scale: > 0 and var scale }
            && Find(file, fragment, "traf", "tfdt") is { } begin
                ? Seconds(file.Number(begin.Content + 4, file.Byte(begin.Content) == 1 ? 8 : 4), scale)
                : null;
    }

    // Versions 0 and 1 differ in the width of the times before.
    private static (long Units, long Scale) Time(FileBytes file, Box box, int scaleAt)
    {
        var isWide = file.Byte(box.Content) == 1;
        var at = box.Content + (isWide ? scaleAt + 8 : scaleAt);
        return (isWide ? file.Number(at + 4, 8) : file.Number(at + 4, 4), file.Number(at, 4));
    }

    private static int? Seconds(long units, long scale) =>
        units / scale is > 0 and < 1_000_000 and var seconds ? (int)seconds : null;
}
