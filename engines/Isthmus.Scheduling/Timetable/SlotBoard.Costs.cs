using System.Numerics;

namespace Isthmus.Scheduling.Timetable;

// What a chain would cost before it is flipped.
internal sealed partial class SlotBoard
{
    private int Rise(int from, int to, int rise)
    {
        ulong change = (1UL << from) | (1UL << to);
        rise += _pathMisplaced * Misplaced;
        rise += CostOf(_used[End] ^ change) - CostOf(_used[End]);
        if ((_pathLength & 1) == 1)
        {
            rise += _load[to] >= _model.Capacity[to] ? NoTable : 0;
            rise -= _load[from] > _model.Capacity[from] ? NoTable : 0;
        }

        return _extras ? rise + RiseOfExtras(from, to) : rise;
    }

    /// <summary>Orders and changes: the moves are tried one after another, because two of them may be in one order.</summary>
    private int RiseOfExtras(int from, int to)
    {
        int rise = 0;
        for (int i = 0; i < _pathLength; i++)
        {
            int m = MeetingInside(i, _path[i], from, to);
            rise -= Extra(m);
            _slotOf[m] = (i & 1) == 0 ? to : from;
            rise += Extra(m);
        }

        for (int i = 0; i < _pathLength; i++)
        {
            _slotOf[MeetingInside(i, _path[i], from, to)] = (i & 1) == 0 ? from : to;
        }

        return rise;
    }

    private int Extra(int meeting) => (Disorders(meeting) * Disorder) + (IsChanged(meeting) ? _change : 0);

    private bool IsChanged(int meeting) => _model.Previous[meeting] >= 0 && _model.Previous[meeting] != _slotOf[meeting];

    private int Disorders(int meeting)
    {
        int slot = _slotOf[meeting];
        if (slot < 0)
        {
            return 0;
        }

        int count = 0;
        foreach (int later in _model.Later[meeting])
        {
            count += _slotOf[later] >= 0 && _slotOf[later] <= slot ? 1 : 0;
        }

        foreach (int earlier in _model.Earlier[meeting])
        {
            count += _slotOf[earlier] >= slot ? 1 : 0;
        }

        return count;
    }
}
