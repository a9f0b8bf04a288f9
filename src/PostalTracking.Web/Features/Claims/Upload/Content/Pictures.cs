namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>JPEG (ITU T.81), PNG and WebP: their pieces from the first to the last.</summary>
internal static class Pictures
{
    public static FileLook Jpeg(FileBytes file)
    {
        long at = 2;
        var hasFrame = false;
        while (at < file.Length)
        {
            var marker = Marker(file, ref at);
            switch (marker)
            {
                case 0xD9:
                    return new(hasFrame ? null : Verdicts.Damaged);
                case -1:
                    return new(Verdicts.Truncated);
                case 0x01 or (>= 0xD0 and <= 0xD7):
                    continue;
            }

            // SOF: height and width.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                hasFrame |= file.Number(at + 3, 2) > 0 && file.Number(at + 5, 2) > 0;
            }

            if (file.Number(at, 2) is not (>= 2 and var length))
            {
                return new(at + 2 > file.Length ? Verdicts.Truncated : Verdicts.Damaged);
            }

            at += length;
        }

        return new(Verdicts.Truncated);
    }

    public static FileLook Png(FileBytes file)
    {
        long at = 8;
        if (!file.Has(12, "IHDR"u8) || file.Number(16, 4) is not > 0 || file.Number(20, 4) is not > 0)
        {
            return new(Verdicts.Damaged);
        }

        while (file.Number(at, 4) is >= 0 and <= int.MaxValue and var length)
        {
            var isLast = file.Has(at + 4, "IEND"u8);
            at += 12 + length;
            if (isLast || at > file.Length)
            {
                return new(at > file.Length ? Verdicts.Truncated : at < file.Length ? Verdicts.TwoInOne : null);
            }
        }

        return new(Verdicts.Truncated);
    }

    public static FileLook WebP(FileBytes file)
    {
        var size = file.Read(4, 4);
        var end = 8 + (size[0] | ((long)size[1] << 8) | ((long)size[2] << 16) | ((long)size[3] << 24));
        return !file.Has(12, "VP8 "u8) && !file.Has(12, "VP8L"u8) && !file.Has(12, "VP8X"u8) ? new(Verdicts.Damaged)
            : end > file.Length ? new(Verdicts.Truncated)
            : end + 1 < file.Length ? new(Verdicts.TwoInOne)
            : new(null);
    }

    // The next FF that is neither data (FF 00) nor filling (FF FF); -1 at the end.
    private static int Marker(FileBytes file, ref long at)
    {
        while (at < file.Length)
        {
            var window = file.Read(at, 32 * 1024);
            var found = window.IndexOf((byte)0xFF);
            if (found < 0)
            {
                at += window.Length;
                continue;
            }

            at += found + 1;
            if (file.Byte(at) is not (0x00 or 0xFF) and var marker)
            {
                at++;
                return marker;
            }
        }

        return -1;
    }
}
