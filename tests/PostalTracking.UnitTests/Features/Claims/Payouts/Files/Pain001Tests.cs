using System.Xml.Linq;
using PostalTracking.Web.Features.Claims.Payouts.Files;

namespace PostalTracking.UnitTests.Features.Claims.Payouts.Files;

public sealed class Pain001Tests
{
    private static readonly XNamespace Space = PainSchema.Space;

    /// <summary>What the rules must notice: without it the first test says nothing.</summary>
    public static TheoryData<string, Action<XDocument>> Spoilt => new()
    {
        { "order", d => Swap(One(d, "MsgId"), One(d, "CreDtTm")) },
        { "order of a transfer", d => Swap(One(d, "CdtrAgt"), One(d, "Cdtr")) },
        { "missing", d => One(d, "EndToEndId").Remove() },
        { "no transfer", d => d.Descendants(Space + "CdtTrfTxInf").Remove() },
        { "twice", d => One(d, "CtrlSum").AddAfterSelf(One(d, "CtrlSum")) },
        { "unknown", d => One(d, "Cdtr").Add(new XElement(Space + "Name", "x")) },
        { "long name", d => One(d, "Cdtr").Element(Space + "Nm")!.Value = new string('Щ', 141) },
        { "long purpose", d => One(d, "Ustrd").Value = new string('Щ', 141) },
        { "long id", d => One(d, "EndToEndId").Value = new string('1', 36) },
        { "empty", d => One(d, "Ustrd").Value = "" },
        { "comma", d => One(d, "InstdAmt").Value = "4500,00" },
        { "negative", d => One(d, "InstdAmt").Value = "-1.00" },
        { "digits", d => One(d, "InstdAmt").Value = "1.000001" },
        { "currency", d => One(d, "InstdAmt").Attribute("Ccy")!.Value = "rub" },
        { "no currency", d => One(d, "InstdAmt").Attribute("Ccy")!.Remove() },
        { "count", d => One(d, "NbOfTxs").Value = "two" },
        { "method", d => One(d, "PmtMtd").Value = "WIRE" },
        { "date", d => One(d, "Dt").Value = "01.01.2027" },
        { "namespace", d => d.Root!.Name = "Document" },
    };

    [Fact]
    public void A_file_keeps_the_rules_of_the_message() => Assert.Empty(PainSchema.Faults(Read(MadeUpFile.OfTwo)));

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void The_rules_notice_what_is_spoilt(string what, Action<XDocument> spoil)
    {
        var document = Read(MadeUpFile.OfTwo);
        spoil(document);

        Assert.True(PainSchema.Faults(document).Count > 0 || document.Root!.Name.Namespace != Space, what);
    }

    [Fact]
    public void A_file_says_whose_money_goes_where()
    {
        var document = Read(MadeUpFile.OfTwo);

        Assert.Equal("0199a000000070008000" + "0000000000aa", One(document, "MsgId").Value);
        Assert.Equal("2026-12-31T21:30:05Z", One(document, "CreDtTm").Value);

        // The day begins in Moscow.
        Assert.Equal("2027-01-01", One(document, "Dt").Value);
        Assert.Equal(["2", "2"], document.Descendants(Space + "NbOfTxs").Select(e => e.Value));
        Assert.Equal(["50004500.01", "50004500.01"], document.Descendants(Space + "CtrlSum").Select(e => e.Value));
        var transfer = One(document, "CdtTrfTxInf");
        Assert.Equal("407138592-1", One(transfer, "EndToEndId").Value);
        Assert.Equal(("4500.00", "RUB"), (One(transfer, "InstdAmt").Value, One(transfer, "InstdAmt").Attribute("Ccy")!.Value));
        Assert.Equal(("RUCBC", "044525974"), (One(transfer, "Cd").Value, One(transfer, "MmbId").Value));
        Assert.Equal("Иванов Иван Иванович", transfer.Element(Space + "Cdtr")!.Element(Space + "Nm")!.Value);
        Assert.Equal("40817810300006104821", One(transfer, "Othr").Value);
        Assert.Equal("Возмещение по обращению 407138592, защита покупки 6001234567. НДС не облагается", One(transfer, "Ustrd").Value);
        Assert.Equal(
            One(document, "CtrlSum").Value,
            PaymentFile.Sum(document.Descendants(Space + "InstdAmt").Sum(e => (long)((decimal)e * 100))));
    }

    private static XDocument Read(PaymentFile file)
    {
        using var stream = new MemoryStream(Pain001.Of(file));
        return XDocument.Load(stream);
    }

    private static XElement One(XContainer within, string name) => within.Descendants(Space + name).First();

    private static void Swap(XElement one, XElement other)
    {
        var (copyOfOne, copyOfOther) = (new XElement(one), new XElement(other));
        one.ReplaceWith(copyOfOther);
        other.ReplaceWith(copyOfOne);
    }
}
