using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>"Something is to be paid", on a page that anyone may open.</summary>
/// <param name="CanOpen">The sums can be seen by whoever knows the telephone on the parcel.</param>
internal sealed record MoneyLine(string Title, string Text, bool CanOpen)
{
    // Operations of Russian Post by which the duty is there: received, released as paid, withheld or written off.
    private static readonly string[] DutyPaid = ["19/0", "14/13", "14/16", "40/1", "41/1", "41/2", "41/4", "41/6"];

    public static MoneyLine? Of(ShipmentSnapshot snapshot, IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        if (snapshot.Status.IsFinal() || snapshot.Status is ShipmentStatus.PartiallyDelivered or ShipmentStatus.Returning)
        {
            return null;
        }

        var cod = snapshot.Dues.HasFlag(Dues.Cod) && CodTrail.CollectedAt(snapshot, context.Code) is null;
        var duty = snapshot.Dues.HasFlag(Dues.Duty)
            && !events.Any(e => e.Entry.Carrier == Carrier.RussianPost && DutyPaid.Contains(e.Code.Raw));
        if (!cod && !duty)
        {
            return null;
        }

        var canOpen = snapshot.Dues.HasFlag(Dues.PhoneKnown);
        return new(
            Word(cod && duty ? "Due.Both" : cod ? "Due.Cod" : "Due.Duty"),
            Word(canOpen ? "Due.Open" : "Due.AtOffice"),
            canOpen);

        string Word(string key) => MoneyTexts.For(key, context.Language);
    }
}
