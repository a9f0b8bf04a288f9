namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>What makes a careless reader of XML (or of JSON, for the nesting) call somebody, or use all there is.</summary>
internal static class XmlTraps
{
    private const int Depth = 100_000;

    // Ten entities, each ten of the one before: a parser that expands them makes gigabytes of this.
    private static readonly string Laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE S [<!ENTITY e0 \"postpostpost\">"
        + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"))
        + "]><S>&e9;</S>";

    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        new("dtd", "a document type, entities and a schema that all lie elsewhere") { SendAsync = s => s.SendTextAsync(Elsewhere(s.Lure)) },
        new("billion-laughs", "entities that multiply") { SendAsync = s => s.SendTextAsync(Laughs) },
        new("schema-elsewhere", "the right answer, which names a schema that lies elsewhere") { SendAsync = NameSchemaAsync },
        new("nested", "a hundred thousand levels, one in another") { SendAsync = s => s.SendTextAsync(Nested(s.IsXml)) },
    ];

    private static string Elsewhere(string lure) =>
        $"""
        <?xml version="1.0"?><!DOCTYPE S SYSTEM "{lure}a.dtd" [<!ENTITY x SYSTEM "{lure}x"><!ENTITY f SYSTEM "file:///etc/hostname">
        <!ENTITY % y SYSTEM "{lure}y">%y;]>
        <S xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:s {lure}s.xsd">&x;&f;</S>
        """;

    private static Task NameSchemaAsync(SpoiltAnswer spoilt)
    {
        var text = System.Text.Encoding.UTF8.GetString(spoilt.Honest.Body);
        var body = text.IndexOf("Body>", StringComparison.Ordinal);
        return body < 0
            ? spoilt.SendTextAsync($"<?xml-stylesheet href=\"{spoilt.Lure}s.xsl\"?><S/>")
            : spoilt.SendTextAsync(text.Insert(
                body + "Body".Length,
                $" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:s {spoilt.Lure}s.xsd\""));
    }

    private static string Nested(bool xml) => xml
        ? string.Concat(Enumerable.Repeat("<a>", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth))
        : new string('[', Depth) + new string(']', Depth);
}
