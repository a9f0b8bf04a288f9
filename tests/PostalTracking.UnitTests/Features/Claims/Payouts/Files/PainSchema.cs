using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace PostalTracking.UnitTests.Features.Claims.Payouts.Files;

/// <summary>The rules of pain.001.001.09 as pain.001.001.09.xsd has them.</summary>
internal static class PainSchema
{
    public static XNamespace Space { get; } = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static readonly XmlSchemaSet Rules = Read();

    /// <summary>All that breaks the rules; empty: nothing does.</summary>
    public static IReadOnlyList<string> Faults(XDocument document)
    {
        var faults = new List<string>();
        document.Validate(Rules, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    private static XmlSchemaSet Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("pain.001.001.09.xsd")!;
        using var reader = XmlReader.Create(stream);
        var set = new XmlSchemaSet();
        set.Add(XmlSchema.Read(reader, null)!);
        set.Compile();
        return set;
    }
}
