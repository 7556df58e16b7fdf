// A vector whose resize() leaves new elements of plain types as memory had them, for what is written right afterwards.
#ifndef MARSAD_BASE_UNFILLED_H_
#define MARSAD_BASE_UNFILLED_H_

#include <memory>
#include <utility>
#include <vector>

namespace marsad {

template <typename T>
struct UnfilledAllocator : std::allocator<T> {
  template <typename U>
  struct rebind {
    using other = UnfilledAllocator<U>;
  };
  template <typename U>
  void construct(U* at) {
    ::new (static_cast<void*>(at)) U;
  }
  template <typename U, typename... Arguments>
  void construct(U* at, Arguments&&... arguments) {
    ::new (static_cast<void*>(at)) U(std::forward<Arguments>(arguments)...);
  }
};

template <typename T>
using UnfilledVector = std::vector<T, UnfilledAllocator<T>>;

}  // namespace marsad
#endif  // MARSAD_BASE_UNFILLED_H_
