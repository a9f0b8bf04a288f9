using System.Collections.Frozen;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Codes;

/// <summary>The code tables of all carriers.</summary>
internal sealed class CodeBook(IEnumerable<CarrierCodeTable> tables)
{
    private readonly FrozenDictionary<Carrier, CarrierCodeTable> _tables = tables.ToFrozenDictionary(t => t.Carrier);

    public IEnumerable<CarrierCode> Codes => CarrierKeys.All.Where(_tables.ContainsKey).SelectMany(carrier => _tables[carrier].Codes);

    public CarrierCodeTable this[Carrier carrier] => _tables[carrier];

    public CarrierCode Find(Carrier carrier, int id) => _tables[carrier].Find(id);

    public CarrierCode Find(Carrier carrier, string raw) => _tables[carrier].Find(raw);
}
