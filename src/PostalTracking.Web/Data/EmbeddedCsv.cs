using System.IO.Compression;
using System.Text;

namespace PostalTracking.Web.Data;

/// <summary>Reads the comma-separated tables that are part of this assembly. No field of theirs spans two lines.</summary>
internal static class EmbeddedCsv
{
    /// <summary>The file beside <paramref name="anchor"/>, unpacked if it is a <c>.gz</c>.</summary>
    public static Stream Open(Type anchor, string file)
    {
        var stream = anchor.Assembly.GetManifestResourceStream(anchor, file)
            ?? throw new InvalidOperationException($"'{file}' is not embedded beside {anchor}.");

        return file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>The rows below the header, which has to read exactly as expected: a column that moved is found at once.</summary>
    public static IEnumerable<string[]> Rows(Type anchor, string file, string header)
    {
        using var reader = new StreamReader(Open(anchor, file), Encoding.UTF8);

        if (reader.ReadLine() is var found && found != header)
        {
            throw new InvalidDataException($"The columns of '{file}' are '{found}', expected '{header}'.");
        }

        var width = header.Count(c => c == ',') + 1;

        while (reader.ReadLine() is { } line)
        {
            var fields = Split(line);

            yield return fields.Length == width
                ? fields
                : throw new InvalidDataException($"'{line}' of '{file}' has {fields.Length} columns, expected {width}.");
        }
    }

    internal static string[] Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return line.Split(',');
        }

        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;

        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"':
                    field.Append(line[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                default:
                    field.Append(line[i]);
                    break;
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
