using System.Collections.Concurrent;
using System.Collections.Frozen;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Codes;

/// <summary>The code tables of all carriers, and the codes outside of them that were met so far.</summary>
internal sealed class CodeBook(IEnumerable<CarrierCodeTable> tables)
{
    private readonly FrozenDictionary<Carrier, CarrierCodeTable> _tables = tables.ToFrozenDictionary(t => t.Carrier);
    private readonly ConcurrentDictionary<(Carrier, int), CarrierCode> _metById = new();
    private readonly ConcurrentDictionary<(Carrier, string), CarrierCode> _metByRaw = new();

    public IEnumerable<CarrierCode> Codes => CarrierKeys.All.Where(_tables.ContainsKey).SelectMany(carrier => _tables[carrier].Codes);

    public CarrierCodeTable this[Carrier carrier] => _tables[carrier];

    public CarrierCode Find(Carrier carrier, int id)
    {
        var code = _tables[carrier].Find(id);
        return code.Known ? code : _metById.GetValueOrDefault((carrier, id), code);
    }

    public CarrierCode Find(Carrier carrier, string raw)
    {
        var code = _tables[carrier].Find(raw);
        return code.Known ? code : _metByRaw.GetValueOrDefault((carrier, raw), code);
    }

    /// <summary>A code that got its number from the database; what it means is what the table says today.</summary>
    public void Remember(Carrier carrier, int id, string raw)
    {
        var table = _tables[carrier];
        var code = table.Find(raw) is { Known: true } known ? known with { Id = id } : table.Unknown(id, raw);
        _metById[(carrier, id)] = code;
        _metByRaw[(carrier, raw)] = code;
    }
}
