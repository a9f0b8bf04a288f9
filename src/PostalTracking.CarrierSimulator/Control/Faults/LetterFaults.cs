using System.Text;

namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>The right answer in an alphabet of thirty years ago, said or not said.</summary>
internal static class LetterFaults
{
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        new("windows-1251", "the answer in windows-1251, which the header says")
        {
            SendAsync = spoilt => spoilt.SendAsync(In1251(spoilt, "windows-1251") with
            {
                ContentType = $"{MediaType(spoilt)};charset=windows-1251",
            }),
        },
        new("windows-1251-declared", "the answer in windows-1251, which only its first line says (XML)")
        {
            SendAsync = spoilt => spoilt.SendAsync(In1251(spoilt, "windows-1251") with { ContentType = MediaType(spoilt) }),
        },
        new("windows-1251-unsaid", "the answer in windows-1251, which nothing says")
        {
            SendAsync = spoilt => spoilt.SendAsync(In1251(spoilt, null) with { ContentType = MediaType(spoilt) }),
        },
        new("half-a-letter", "the answer with half a letter of UTF-8 in a text") { SendAsync = HalveALetterAsync },
    ];

    private static Answer In1251(SpoiltAnswer spoilt, string? declared)
    {
        var text = WithRussian(spoilt);
        var begins = text.IndexOf("?>", StringComparison.Ordinal);
        var withoutDeclaration = text.StartsWith("<?xml", StringComparison.Ordinal) ? text[(begins + 2)..] : text;
        var declaration = spoilt.IsXml && declared is not null ? $"<?xml version=\"1.0\" encoding=\"{declared}\"?>" : "";
        return spoilt.Honest with { Body = Windows1251.GetBytes(declaration + withoutDeclaration) };
    }

    private static Task HalveALetterAsync(SpoiltAnswer spoilt)
    {
        var text = WithRussian(spoilt);
        var whole = Encoding.UTF8.GetBytes(text);
        var half = Array.FindIndex(whole, b => b >= 0x80);
        return spoilt.SendAsync(spoilt.Honest with { Body = half < 0 ? whole : [.. whole[..half], .. whole[(half + 1)..]] });
    }

    // Where a partner writes nothing but ASCII there would be nothing to mistake.
    private static string WithRussian(SpoiltAnswer spoilt) =>
        Encoding.UTF8.GetString(spoilt.Honest.Body).Replace("\"desc\":\"", "\"desc\":\"Посылка: ", StringComparison.Ordinal);

    private static string? MediaType(SpoiltAnswer spoilt) => spoilt.Honest.ContentType?.Split(';')[0];
}
